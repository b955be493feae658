using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>A file to send, and the JSON that goes before it.</summary>
/// <param name="Part">The part of the body that holds the file: <c>file</c>, with few exceptions.</param>
/// <param name="Meta">The fields of the JSON; null when they are the usual file name and SHA-256.</param>
internal sealed record ExampleUpload(string Part, Example.Map? Meta)
{
    /// <summary>The name of the example file, for the reader to replace.</summary>
    public const string FileName = "image.jpg";

    /// <summary>The path of the example file.</summary>
    public const string FilePath = $"/path/to/{FileName}";

    private static readonly Example.Text Name = new(FileName);
    private static readonly Example.Expression Sha256 = new($"hash_file('sha256', '{FilePath}')", "media.Sha256()");
    private static readonly Example.Expression Sm3 = new($"Sm3::file('{FilePath}')", "media.Sm3()");

    /// <summary>Gets whether the digest is SM3's, as for invoices.</summary>
    public bool IsSm3 => Meta?.Entries.Any(static entry => entry.Value == Sm3) == true;

    public static ExampleUpload Make(Field body, ExampleMaker maker)
    {
        var file = body.Fields.First(static field => field.Name != "meta");
        var meta = body.Find("meta")?.Fields ?? [];
        if (meta is [_, _] && meta.Any(static field => field.Name == "filename") && meta.Any(static field => field.Name == "sha256"))
            return new(file.Name, null);
        var isSm3 = meta.Any(static field => field.Values.Any(static value => value.Contains("SM3", StringComparison.Ordinal)));
        return new(file.Name, new([.. meta.Select(field => new ExampleEntry(field.Name, field.Name switch
        {
            "filename" or "file_name" => Name,
            "sha256" or "file_digest" or "digest" => isSm3 ? Sm3 : Sha256,
            _ => maker.Value(field),
        }))]));
    }
}
