using WeChatPay.Basics;
using WeChatPay.Options;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>One part of a multipart body: option <c>multipart</c>.</summary>
/// <remarks>The user closes a stream. Immutable and thread-safe, as far as its contents are.</remarks>
public sealed class FormPart
{
    private const string RightParts = "a list of parts, multipart = new object[] { new { name = \"meta\", contents = json }, "
        + "new { name = \"file\", contents = stream, filename = \"image.jpg\" } }";

    /// <summary>Makes a part.</summary>
    /// <param name="name">The name. The signature covers the part <c>meta</c>.</param>
    /// <param name="contents">Text, bytes or a stream.</param>
    /// <param name="fileName">The name of the file, for a part that is one.</param>
    /// <param name="headers">Further headers of the part.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public FormPart(string name, BodySource contents, string? fileName = null, IReadOnlyDictionary<string, string?>? headers = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(contents);
        Name = name;
        Contents = contents;
        FileName = fileName;
        Headers = headers ?? HeaderOptions.None;
    }

    /// <summary>Gets the name.</summary>
    public string Name { get; }

    /// <summary>Gets the contents.</summary>
    public BodySource Contents { get; }

    /// <summary>Gets the name of the file; <see langword="null"/> for a part that is not a file.</summary>
    public string? FileName { get; }

    /// <summary>Gets further headers.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; }

    /// <summary>Shows the name and the kind of the contents, never the contents.</summary>
    public override string ToString() => $"part `{Name}`, {Contents}";

    /// <summary>Reads the option <c>multipart</c>.</summary>
    /// <exception cref="ArgumentException">It is not a list of parts.</exception>
    internal static IReadOnlyList<FormPart> ReadList(object value) =>
        value is System.Collections.IEnumerable list and not string ? [.. list.Cast<object?>().Select(Read)] : throw Wrong(value, "is");

    private static FormPart Read(object? part)
    {
        if (part is FormPart given)
            return given;
        if (part is null || !LooseObject.TryRead(part, out var entries))
            throw Wrong(part, "holds");
        var fields = entries.ToDictionary(static entry => entry.Key, static entry => entry.Value, StringComparer.Ordinal);
        if (fields.GetValueOrDefault("name") is not string { Length: > 0 } name || fields.GetValueOrDefault("contents") is not { } contents)
            throw new ArgumentException($"The option `multipart` holds a part without `name` or without `contents`: give {RightParts}. {Refusal.NothingSent}")
                .On(HelpPage.Body);
        var headers = fields.GetValueOrDefault("headers") is { } own ? HeaderOptions.Read(own, "headers` of a part of `multipart") : null;
        return new(name, ReadContents(contents), fields.GetValueOrDefault("filename") as string, headers);
    }

    private static BodySource ReadContents(object contents) => contents switch
    {
        byte[] or Stream or BodySource => BodySource.Read(contents),
        _ => ScalarText.TryFormat(contents) is { } text
            ? BodySource.FromString(text)
            : ScalarText.WhyNot(contents) is { } why
            ? throw new ArgumentException($"`contents` of a part of the option `multipart` {why}. {Refusal.NothingSent}").On(HelpPage.Body)
            : throw Refusal.Create("`contents` of a part of the option `multipart`", contents, "text, bytes or an open stream").On(HelpPage.Body),
    };

    private static ArgumentException Wrong(object? value, string verb) => Refusal.Create("The option `multipart`", value, RightParts, verb: verb)
        .On(HelpPage.Body);
}
