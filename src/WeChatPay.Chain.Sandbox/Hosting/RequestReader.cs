using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;
using WeChatPay.Sandbox.Uploads;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Takes a request off the wire unchanged: what is signed is what was sent, before any decoding.</summary>
/// <remarks>A body is kept whole, which the server limits to 30 MB. Of an upload, however large, the first bytes are kept and its parts are digested on the way.</remarks>
internal static class RequestReader
{
    public const int KeptOfUpload = 1 << 20;

    public static async Task<SandboxRequest> ReadAsync(HttpContext context, CancellationToken ct)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((var name, StringValues values) in context.Request.Headers)
            headers[name] = string.Join(", ", values.AsEnumerable());

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var contentType = headers.GetValueOrDefault("Content-Type");
        if (UploadForm.IsForm(contentType))
        {
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
                limit.MaxRequestBodySize = null;
            var upload = new HeadStream(context.Request.Body, KeptOfUpload);
            UploadForm form = await UploadForm.ReadAsync(contentType, upload, ct);
            await upload.CopyToAsync(Stream.Null, ct);
            return new SandboxRequest(context.Request.Method, target, headers.AsReadOnly(), upload.Head()) { Form = form, BodyLength = upload.Passed };
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, ct);
        return new SandboxRequest(context.Request.Method, target, headers.AsReadOnly(), body.ToArray());
    }
}
