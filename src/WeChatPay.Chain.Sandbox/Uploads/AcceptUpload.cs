using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>Takes a file: its digest has to be that of the meta, which alone is signed.</summary>
/// <remarks>The file is not kept.</remarks>
internal sealed class AcceptUpload(UploadShape shape, TimeProvider time) : IEndpoint
{
    public string Method => "POST";

    public string PathTemplate => shape.PathTemplate;

    public ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Accept(request));

    private SandboxResponse Accept(EndpointRequest request)
    {
        if (request.Arrived.Form is not { } form)
            return Refuse("meta", "missing",
                $"The body is {request.Arrived.FindHeader("Content-Type") ?? "of no stated type"}, not multipart/form-data with the parts meta and "
                + $"{shape.Part}.");
        if (JsonBody.Parse(form.FindPart("meta")!.Head, out var noJson, "/meta") is not { } meta)
            return noJson!;

        var texts = ReadTexts(meta);
        if ((meta.Refusal ?? CheckFile(form.FindPart(shape.Part), texts)) is { } refusal)
            return refusal;
        return SandboxResponse.FromJson(200, shape.MakeResponse(new AcceptedUpload(request.PathValues, texts, time.GetUtcNow())));
    }

    private Dictionary<string, string> ReadTexts(JsonBody meta)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in shape.Texts)
            texts[name] = meta.RequireText(name);
        foreach (var name in shape.Numbers)
            meta.RequireNumber(name);
        foreach (var (name, values) in shape.Choices)
            texts[name] = meta.RequireOneOf(name, values);
        if (shape.NameField is { } nameField)
            texts[nameField] = meta.RequireText(nameField);
        texts[shape.DigestField] = meta.RequireText(shape.DigestField);
        return texts;
    }

    private SandboxResponse? CheckFile(UploadPart? file, Dictionary<string, string> texts)
    {
        if (file is null)
            return Refuse(shape.Part, "missing", $"None of the parts is named {shape.Part}, which holds the file.");
        if (string.IsNullOrEmpty(file.FileName))
            return Refuse(shape.Part, "no filename", $"The part {shape.Part} does not name a file: its Content-Disposition lacks `filename=\"image.jpg\"`.");
        if (file.Length == 0)
            return Refuse(shape.Part, "empty", $"The part {shape.Part} is empty.");

        // The name in the header of the part is not compared: clients escape it in several ways, and only the meta is signed.
        var (algorithm, digest) = shape.IsSm3 ? ("SM3", file.Sm3!) : ("SHA-256", file.Sha256);
        return digest.Equals(texts[shape.DigestField], StringComparison.OrdinalIgnoreCase)
            ? null
            : Refuse(
                $"meta/{shape.DigestField}",
                "digest mismatch",
                $"The {shape.DigestField} of meta is `{texts[shape.DigestField]}`, and the {algorithm} of the {file.Length} bytes that arrived in the part "
                    + $"{shape.Part} is `{digest}`.");
    }

    private static SandboxResponse Refuse(string field, string issue, string message) =>
        ApiError.ForParameter("/" + field, "body", issue, message + " Nothing was done.");
}
