using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using WeChatPay.Sandbox.Uploads;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Reads a request from the wire unchanged: the signature covers the bytes before any decoding.</summary>
/// <remarks>The server limits a body to 30 MB and keeps it whole. For an upload of any size it keeps the first bytes, and digests the parts while it reads
/// them.</remarks>
internal static class RequestReader
{
    public const int KeptOfUpload = 1 << 20;

    public static async Task<SandboxRequest> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in context.Request.Headers)
            headers[name] = string.Join(", ", values.AsEnumerable());

        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var contentType = headers.GetValueOrDefault("Content-Type");
        var isUpload = UploadForm.IsForm(contentType);
        if (isUpload && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;

        using var body = new HeadStream(context.Request.Body, isUpload ? KeptOfUpload : int.MaxValue);
        var form = isUpload ? await UploadForm.ReadAsync(contentType, body, cancellationToken) : null;
        await body.CopyToAsync(Stream.Null, cancellationToken);
        return new SandboxRequest(context.Request.Method, target, headers.AsReadOnly(), body.Head())
        {
            ClientKey = context.Connection.ClientCertificate?.PublicKey.ExportSubjectPublicKeyInfo(),
            Form = form,
            Server = LoopbackName.AddressOf(context),
            BodyLength = body.Passed,
        };
    }
}
