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

    public static async Task<SandboxRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach ((var name, StringValues values) in context.Request.Headers)
            headers[name] = string.Join(", ", values.AsEnumerable());

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var contentType = headers.GetValueOrDefault("Content-Type");
        var isUpload = UploadForm.IsForm(contentType);
        if (isUpload && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;

        using var body = new HeadStream(context.Request.Body, isUpload ? KeptOfUpload : int.MaxValue);
        UploadForm? form = isUpload ? await UploadForm.ReadAsync(contentType, body, cancellationToken) : null;
        await body.CopyToAsync(Stream.Null, cancellationToken);
        return new SandboxRequest(context.Request.Method, target, headers.AsReadOnly(), body.Head())
        {
            ClientKey = context.Connection.ClientCertificate?.PublicKey.ExportSubjectPublicKeyInfo(),
            Form = form,
            Scheme = context.Request.Scheme,
            BodyLength = body.Passed,
        };
    }
}
