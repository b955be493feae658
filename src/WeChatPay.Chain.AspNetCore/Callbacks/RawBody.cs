using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace WeChatPay.AspNetCore;

/// <summary>Reads the body of a request once, as it was received, within a limit.</summary>
internal static class RawBody
{
    /// <returns>The body; <see langword="null"/> when it is longer.</returns>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit)
            return null;
        var written = new ArrayBufferWriter<byte>((int)(request.ContentLength ?? 4096) + 1);
        while (await request.Body.ReadAsync(written.GetMemory(1), cancellationToken).ConfigureAwait(false) is > 0 and var read)
        {
            written.Advance(read);
            if (written.WrittenCount > limit)
                return null;
        }
        return written.WrittenSpan.ToArray();
    }
}
