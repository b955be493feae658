using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Newtonsoft.Json;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Signs as the sandbox's merchant.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class MerchantSigner(SandboxKeys keys, TlsCertificates tls, KnownMerchantV2 merchant, TimeProvider time)
{
    /// <summary>Signs a call of APIv3, its marked fields encrypted.</summary>
    public HttpRequestMessage Sign(SandboxRequest call, Uri address)
    {
        var (body, isEncrypted) = Encrypted(call);
        var signed = call.Form?.FindPart("meta")?.Head ?? body;
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = RandomNames.Nonce();
        var signature = Convert.ToBase64String(keys.Merchant.Sign([.. Encoding.UTF8.GetBytes($"{call.Method}\n{call.Target}\n{timestamp}\n{nonce}\n"),
            .. signed, (byte)'\n']));
        var message = Message(call.Method, address, call.Target, body, call.FindHeader("Content-Type") ?? "application/json");
        message.Headers.TryAddWithoutValidation(
            "Authorization",
            $"WECHATPAY2-SHA256-RSA2048 "
                + $"mchid=\"{merchant.Mchid}\",serial_no=\"{keys.Merchant.Id}\",timestamp=\"{timestamp}\",nonce_str=\"{nonce}\",signature=\"{signature}\"");
        if (isEncrypted)
            message.Headers.TryAddWithoutValidation("Wechatpay-Serial", keys.Usual.Id);
        return message;
    }

    /// <summary>Signs a call of APIv2; over TLS, with the merchant's certificate, where that is demanded.</summary>
    public HttpRequestMessage SignV2(SandboxRequest call, Uri address, Uri secureAddress)
    {
        var isGet = call.Method == "GET";
        var given = isGet ? RequestFieldsV2.FromQuery(call.Query) : RequestFieldsV2.Parse(call.Bytes, out _);
        var fields = new Dictionary<string, string>(given?.Written.DistinctBy(static field => field.Key) ?? [], StringComparer.Ordinal);
        var operation = OperationMap.FindV2(call.Method, call.Path)?.Operation;
        fields.TryAdd("mch_id", merchant.Mchid);
        if (operation is not { Nonceless: true })
            fields.TryAdd("nonce_str", RandomNames.Nonce());
        var type = fields.GetValueOrDefault("sign_type") ?? SandboxSignatureV2.Md5;
        fields[SandboxSignatureV2.Field] = SandboxSignatureV2.Sign(SandboxSignatureV2.ComposeText(fields), type, merchant.ApiV2Key);
        var to = operation is { Security: true } || call.Path == "/secapi/pay/refund" ? secureAddress : address;
        return isGet
            ? Message("GET", to, call.Path + "?" + string.Join('&', fields.Select(static field => $"{field.Key}={Uri.EscapeDataString(field.Value)}")), [], "")
            : Message(call.Method, to, call.Path, ResponseXml.Create(fields, null).Body, "text/xml");
    }

    /// <summary>Makes a client that trusts the sandbox's certificate and presents the merchant's.</summary>
    public HttpClient NewClient()
    {
        using var pair = X509Certificate2.CreateFromPem(tls.MerchantPem, keys.Merchant.PrivateKeyPem);
        var own = X509CertificateLoader.LoadPkcs12(pair.Export(X509ContentType.Pkcs12), null);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };
        handler.SslOptions.ClientCertificates = [own];
        handler.SslOptions.RemoteCertificateValidationCallback = (_, presented, _, _) =>
            presented is X509Certificate2 certificate && certificate.Thumbprint == tls.Server.Thumbprint;
        return new HttpClient(handler);
    }

    // A call that names a key has encrypted its values itself.
    private (byte[] Body, bool IsEncrypted) Encrypted(SandboxRequest call)
    {
        if (call.FindHeader("Wechatpay-Serial") is { } serial && serial != keys.Usual.Id)
            return (call.Bytes, false);
        if (OperationMap.Find(call.Method, call.Path)?.Operation.Option("json") is not { } json || StrictJson.ParseObject(call.Bytes, out _) is not { } body)
            return (call.Bytes, true);
        MarkedFields.Encrypt(json.Fields, body, keys.Usual.Encrypt);
        return (Encoding.UTF8.GetBytes(body.ToString(Formatting.None)), true);
    }

    private static HttpRequestMessage Message(string method, Uri address, string target, byte[] body, string contentType)
    {
        var message = new HttpRequestMessage(new HttpMethod(method), OwnAddress.Build(address, target));
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", "WeChatPay.Chain.Sandbox");
        if (body.Length > 0)
        {
            message.Content = new ByteArrayContent(body);
            message.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }
        return message;
    }
}
