using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Verification;

/// <summary>Which bytes of a body are signed: all of them, or for an upload those of the part named <c>meta</c>.</summary>
internal static class SignedBody
{
    public static async Task<(byte[] Bytes, Answer? Refusal)> ReadAsync(SandboxRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.Header("Content-Type"), out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return (request.Bytes, null);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length == 0)
            return ([], Refuse("the header Content-Type names no boundary"));

        try
        {
            return await FindMetaAsync(new MultipartReader(boundary, new MemoryStream(request.Bytes, writable: false)), ct) is { } meta
                ? (meta, null)
                : ([], Refuse("none of the parts is named meta"));
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return ([], Refuse("the body is no multipart/form-data: " + error.Message));
        }
    }

    private static async Task<byte[]?> FindMetaAsync(MultipartReader reader, CancellationToken ct)
    {
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? disposition)
                || HeaderUtilities.RemoveQuotes(disposition.Name) != "meta")
            {
                continue;
            }

            using var meta = new MemoryStream();
            await section.Body.CopyToAsync(meta, ct);
            return meta.ToArray();
        }

        return null;
    }

    private static Answer Refuse(string problem) => ApiError.Param(
        "/meta",
        "body",
        "missing",
        $"Of an upload the JSON in the part named meta is signed, but {problem}. Send the parts meta (application/json) and file. Nothing was done.");
}
