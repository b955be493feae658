using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Uploads;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Checks the path, headers, query and body of a request of APIv3 against its operation.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class DocumentedRequestRules(FieldEncryption encryption)
{
    /// <summary>Checks a request.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="route">The operation, and the values of its path.</param>
    /// <param name="problem">The first error; null for none.</param>
    /// <returns>The data; incomplete if there is a problem.</returns>
    public SentFields Check(SandboxRequest request, OperationRoute route, out Problem? problem)
    {
        var operation = WithoutInferred(route.Operation);
        problem = null;
        var given = ToJson(route.PathValues);
        var path = Check([.. operation.Request.Where(field => route.PathValues.ContainsKey(field.Name))], given, "path", isText: true, request, ref problem);

        // The table does not list every variable that a path has.
        given.Merge(path);
        var (sentQuery, malformed) = (QueryReader.ParseObject(request.Query), "");
        var sentBody = operation.Option("json") is null ? null : StrictJson.ParseObject(request.Bytes, out malformed);
        Check(Headers(operation, sentQuery, sentBody), Headers(operation, request), "header", isText: true, request, ref problem);
        var query = Check(operation.Option("query")?.Fields ?? [], sentQuery, "query", isText: true, request, ref problem);
        var body = operation.Option("body") is { } upload ? Upload(upload, request, ref problem) : Body(operation, sentBody, malformed, request, ref problem);
        return new SentFields(given, query, body, text => encryption.Encrypt(request, text), request.Server);
    }

    private JObject Body(Operation operation, JObject? sent, string malformed, SandboxRequest request, ref Problem? problem)
    {
        if (operation.Option("json") is not { } json || problem is not null)
            return [];
        if (sent is not null)
            return Check(json.Fields, sent, "body", isText: false, request, ref problem);

        problem = new Problem("/", "body", "not a JSON object", $"The body is not a JSON object: {malformed}");
        return [];
    }

    // Where the table infers which fields are required, a request may be right without one. The parts of an upload are certain.
    private static Operation WithoutInferred(Operation operation) => !operation.RequiredIsInferred ? operation : operation with
    {
        Request = [.. operation.Request.Select(static option => option.Name == "body"
            ? option with { Fields = [.. option.Fields.Select(static part => part with { Fields = Optional(part.Fields) })] }
            : option with { Fields = Optional(option.Fields) })],
    };

    private static IReadOnlyList<Field> Optional(IReadOnlyList<Field> fields) =>
        [.. fields.Select(static field => field with { IsRequired = false, Fields = Optional(field.Fields) })];

    private static Field[] Headers(Operation operation, JObject query, JObject? body)
    {
        var hasEncrypted = SentValues.HasEncrypted(operation.Option("query")?.Fields ?? [], query)
            || SentValues.HasEncrypted(operation.Option("json")?.Fields ?? [], body);
        return [.. (operation.Option("headers")?.Fields ?? []).Select(header =>
            header with { IsRequired = EncryptedFields.RequiresHeader(header, hasEncrypted) })];
    }

    private JObject Upload(Field fields, SandboxRequest request, ref Problem? problem)
    {
        if (problem is not null)
            return [];
        foreach (var part in fields.Fields)
        {
            if (part.IsRequired && request.Form?.FindPart(part.Name) is null)
                problem ??= new Problem("/" + part.Name, "body", "missing", $"The upload has no part {part.Name}");
        }

        if (problem is not null || fields.Find("meta") is not { } meta || request.Form?.FindPart("meta") is not { } sent)
            return [];
        if (StrictJson.ParseObject(sent.Head, out var malformed) is not { } given)
        {
            problem = new Problem("/meta", "body", "not a JSON object", $"The part meta is not a JSON object: {malformed}");
            return [];
        }

        var plain = Check(meta.Fields, given, "body", isText: false, request, ref problem, "/meta");
        problem ??= Digest(plain, request.Form.Parts.FirstOrDefault(static part => part.Name != "meta"));
        return plain;
    }

    private static Problem? Digest(JObject meta, UploadPart? file) =>
        (string?)meta["sha256"] is { } digest && file is not null && !digest.Equals(file.Sha256, StringComparison.OrdinalIgnoreCase)
        ? new Problem("/meta/sha256", "body", "digest mismatch",
            $"The field sha256 is `{digest}`, and the SHA-256 of the {file.Length} bytes of the file is {file.Sha256}")
        : null;

    private JObject Check(IReadOnlyCollection<Field> fields, JObject given, string location, bool isText, SandboxRequest request, ref Problem? problem,
        string at = "")
    {
        if (problem is not null)
            return [];
        var check = new DocumentedFieldRules(location, text => encryption.Decrypt(request, text), isText);
        var plain = check.Object(fields, given, at);
        problem = check.Problem;
        return plain;
    }

    private static JObject Headers(Operation operation, SandboxRequest request)
    {
        var given = new JObject();
        foreach (var field in operation.Option("headers")?.Fields ?? [])
        {
            if (request.FindHeader(field.Name) is { } value)
                given[field.Name] = value;
        }
        return given;
    }

    private static JObject ToJson(IReadOnlyDictionary<string, string> values) => new(values.Select(static value => new JProperty(value.Key, value.Value)));
}
