using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>One call of an operation with an example value for each field, not yet written in a language.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Options">The options in the order in which they are written.</param>
/// <param name="Upload">The file to send, where the body is one.</param>
/// <param name="HasEncrypted">Whether a value is encrypted with the platform's public key, so that the example reads the key first.</param>
internal sealed record ExampleCall(Operation Operation, IReadOnlyList<ExampleEntry> Options, ExampleUpload? Upload, bool HasEncrypted)
{
    /// <summary>Makes the call.</summary>
    public static ExampleCall Make(Operation operation, ExampleScope scope)
    {
        var maker = new ExampleMaker(operation.IsXml, scope);
        List<ExampleEntry> options = [.. Facts(operation)];
        // A path that ends with a slash has the variable `{empty}`, which is not an option.
        foreach (var field in CallFields.List(operation).Where(field => field.Name != "empty" && maker.IsShown(field)))
        {
            var isSigned = operation.IsXml && field.Name == (operation.Option("xml") is null ? "query" : "xml");
            options.Add(new(field.Name, isSigned ? Signed(field, maker) : maker.Value(field)));
        }
        var upload = operation.Option("body") is { } body ? ExampleUpload.Make(body, maker) : null;
        return new(operation, options, upload, maker.HasEncrypted);
    }

    private static IEnumerable<ExampleEntry> Facts(Operation operation)
    {
        if (operation.BaseUri is { } address)
            yield return new("base_uri", new Example.Text(address));
        if (operation.Security)
            yield return new("security", new Example.Plain("true"));
        if (operation.Nonceless)
            yield return new("nonceless", new Example.Plain("true"));
    }

    // The client adds nonce and signature to APIv2 calls, and refuses a call without a merchant.
    private static Example.Map Signed(Field field, ExampleMaker maker) => field.Fields.Count == 0
        ? new([new("mch_id", new Example.Text(ExampleText.Merchant))], IsLoose: true)
        : maker.Fields(field.Fields.Where(static inner => inner.Name is not ("sign" or "nonce_str")));
}
