using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Cli.Terminal;

/// <summary>Writes messages without the keys and the numbers of persons that stood on the command line: an argument may be in the wrong place, and messages
/// end up in logs.</summary>
/// <remarks>Mutable: use it from one thread at a time. The output of a command is never masked: it is data.</remarks>
internal sealed class MaskedWriter : TextWriter
{
    // An SM2 key has some 180 characters of Base64; a path as long as that has a point or a blank.
    private const int ShortestKey = 100;

    private readonly List<(string Secret, string Shown)> _secrets;

    private MaskedWriter(TextWriter inner, List<(string Secret, string Shown)> secrets)
    {
        Inner = inner;
        _secrets = secrets;
    }

    public TextWriter Inner { get; }

    public override Encoding Encoding => Inner.Encoding;

    /// <summary>Wraps a writer, where the command line has a secret.</summary>
    public static TextWriter Wrap(TextWriter inner, IEnumerable<string> args)
    {
        var secrets = args.SelectMany(Pieces).Where(IsSecret).Distinct()
            .Select(static piece => (piece, $"({TextShape.Describe(piece)})")).OrderByDescending(static pair => pair.piece.Length).ToList();
        return secrets.Count == 0 ? inner : new MaskedWriter(inner, secrets);
    }

    public override void Write(char value) => Inner.Write(value);

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(string? value) => Inner.Write(Mask(value));

    public override void WriteLine(string? value) => Inner.WriteLine(Mask(value));

    public override Task WriteAsync(string? value) => Inner.WriteAsync(Mask(value));

    public override Task WriteLineAsync(string? value) => Inner.WriteLineAsync(Mask(value));

    public override void Flush() => Inner.Flush();

    private string? Mask(string? text)
    {
        if (text is null)
            return null;
        foreach (var (secret, shown) in _secrets)
            text = text.Replace(secret, shown, StringComparison.Ordinal);
        return text;
    }

    // The whole argument, the value of NAME=VALUE and of @FILE, and each line of PEM.
    private static IEnumerable<string> Pieces(string argument)
    {
        yield return argument;
        yield return argument.TrimStart('@', '-');
        if (argument.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
            yield return argument[(at + 1)..];
        if (!IsPem(argument))
            yield break;
        // A message may have left out the line feeds.
        yield return argument.ReplaceLineEndings("");
        foreach (var line in argument.Split('\n').Where(static line => line.Length > 16 && line[0] != '-'))
            yield return line.Trim();
    }

    private static bool IsSecret(string text) =>
        TextShape.IsPrivate(text) || IsPem(text) || (text.Length is > 48 and <= 64 && TextShape.IsBase64(text) && text.Any(char.IsAsciiDigit))
        || (text.Length >= ShortestKey && TextShape.IsBase64(text));

    private static bool IsPem(string text) => text.Contains("-----BEGIN ", StringComparison.Ordinal);
}
