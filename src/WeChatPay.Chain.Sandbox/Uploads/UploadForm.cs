using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>The parts of a multipart/form-data body, and the error where it cannot be read.</summary>
internal sealed record UploadForm(IReadOnlyList<UploadPart> Parts, string? Problem)
{
    public const int KeptOfPart = 64 << 10;
    public const int BufferSize = 64 << 10;

    // RFC 2046, section 5.1.1.
    private const int LongestBoundary = 70;
    private const int MostParts = 100;

    public static bool IsForm(string? contentType) => TypeOf(contentType) is not null;

    /// <summary>Reads a body part by part; files are digested on the way and not kept.</summary>
    /// <param name="contentType">The header <c>Content-Type</c>, of which <see cref="IsForm"/> is true.</param>
    /// <param name="body">The body. The rest of a malformed body is not read.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async Task<UploadForm> ReadAsync(string? contentType, Stream body, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(TypeOf(contentType)!.Boundary).ToString();
        if (boundary.Length == 0)
            (boundary, body) = await FindBoundaryAsync(body, cancellationToken);
        if (boundary.Length is 0 or > LongestBoundary)
            return new UploadForm([], boundary.Length == 0
                ? "neither the header Content-Type nor the first line of the body names the boundary"
                : "the header Content-Type names a boundary of more than 70 characters");

        var parts = new List<UploadPart>();
        try
        {
            var reader = new MultipartReader(boundary, body, BufferSize);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (UploadPartHeader.Parse(section.ContentDisposition) is not { } header)
                    continue;
                if (parts.Count == MostParts)
                    return new UploadForm(parts, $"the body has more than {MostParts} parts");
                parts.Add(await PartDigest.ReadAsync(header, section.Body, MayNeedSm3(parts), cancellationToken));
            }
            return new UploadForm(parts, null);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            // A broken connection fails again for the code that reads the rest.
            return new UploadForm(parts, "the body is not multipart/form-data: " + error.Message.TrimEnd('.'));
        }
    }

    // Some clients write the header by hand and leave the boundary out. The first line of the body has it, after two hyphens.
    private static async Task<(string Boundary, Stream Body)> FindBoundaryAsync(Stream body, CancellationToken cancellationToken)
    {
        var head = new byte[LongestBoundary + 4];
        var length = await body.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        var line = Encoding.Latin1.GetString(head, 0, length).Split('\n')[0];
        var boundary = line.Length < length && line.StartsWith("--", StringComparison.Ordinal) ? line[2..].TrimEnd('\r') : "";
        return (boundary, new ResumedStream(head.AsMemory(0, length), body));
    }

    public UploadPart? FindPart(string name) => Parts.FirstOrDefault(part => part.Name == name);

    // SM3 takes most of the time that an upload takes here. The meta, which comes first as a rule, names it where it is wanted.
    private static bool MayNeedSm3(List<UploadPart> parts) =>
        parts.Find(static part => part.Name == "meta") is not { } meta || meta.Head.AsSpan().IndexOf("SM3"u8) >= 0;

    private static MediaTypeHeaderValue? TypeOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? type
            : null;
}
