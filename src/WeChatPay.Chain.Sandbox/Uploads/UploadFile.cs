using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>Takes a file: it has to be the one that the meta, which alone is signed, describes.</summary>
/// <remarks>The file is not kept.</remarks>
internal sealed class UploadFile(UploadShape shape, TimeProvider time) : IEndpoint
{
    public string Method => "POST";

    public string PathTemplate => shape.PathTemplate;

    public ValueTask<Answer> AnswerAsync(EndpointRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Accept(request));

    private Answer Accept(EndpointRequest request)
    {
        if (request.Arrived.Form is not { } form)
            return Refuse("meta", "missing", $"The body is {request.Arrived.Header("Content-Type") ?? "of no stated type"}, not multipart/form-data with the parts meta and {shape.Part}.");
        if (JsonBody.Read(form.Part("meta")!.Head, out Answer? noJson, "/meta") is not { } meta)
            return noJson!;

        Dictionary<string, string> texts = ReadTexts(meta);
        if ((meta.Refusal ?? CheckFile(form.Part(shape.Part), texts)) is { } refusal)
            return refusal;

        return Answer.Json(200, shape.Answer(new AcceptedUpload(request.PathValues, texts, time.GetUtcNow())));
    }

    private Dictionary<string, string> ReadTexts(JsonBody meta)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in shape.Texts)
            texts[name] = meta.Text(name);
        foreach (var name in shape.Numbers)
            meta.Number(name);
        foreach ((var name, var values) in shape.Choices)
            texts[name] = meta.OneOf(name, values);
        if (shape.NameField is { } nameField)
            texts[nameField] = meta.Text(nameField);
        texts[shape.DigestField] = meta.Text(shape.DigestField);
        return texts;
    }

    private Answer? CheckFile(UploadPart? file, Dictionary<string, string> texts)
    {
        if (file is null)
            return Refuse(shape.Part, "missing", $"None of the parts is named {shape.Part}, which holds the file.");
        if (string.IsNullOrEmpty(file.FileName))
            return Refuse(shape.Part, "no filename", $"The part {shape.Part} names no file: its Content-Disposition lacks filename=\"image.jpg\".");
        if (file.Length == 0)
            return Refuse(shape.Part, "empty", $"The part {shape.Part} is empty.");

        if (shape.NameField is { } nameField && PartHeader.Escape(texts[nameField]) != file.FileName)
            return Refuse($"meta/{nameField}", "wrong filename", $"The {nameField} of meta is \"{texts[nameField]}\", and the part {shape.Part} names the file \"{file.FileName}\".");

        var (algorithm, digest) = shape.IsSm3 ? ("SM3", file.Sm3!) : ("SHA-256", file.Sha256);
        return digest.Equals(texts[shape.DigestField], StringComparison.OrdinalIgnoreCase)
            ? null
            : Refuse(
                $"meta/{shape.DigestField}",
                "digest mismatch",
                $"The {shape.DigestField} of meta is \"{texts[shape.DigestField]}\", and the {algorithm} of the {file.Length} bytes that arrived in the part {shape.Part} is \"{digest}\".");
    }

    private static Answer Refuse(string field, string issue, string message) => ApiError.Param("/" + field, "body", issue, message + " Nothing was done.");
}
