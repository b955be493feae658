using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Certificates;
using WeChatPay.Protocol;
using WeChatPay.Tests.Php;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>Bodies and headers of any server: they are read, or the documented exception says what they are not.</summary>
[Category(Cases.Category)]
public sealed class ResponseReaderProperties
{
    private static readonly string[] Headers =
    [
        "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature", "Wechatpay-Timestamp", "Wechatpay-Statement-Sha1", "Request-ID", "Content-Type",
            "Location",
    ];

    private static readonly string[] Markup =
    [
        "<html>", "<title>", "</title>", "<xml>", "</xml>", "<return_code>", "FAIL", "SUCCESS", "</return_code>", "<![CDATA[", "]]>", "{", "}", "[", "]",
            "\"code\"",
        "\"message\"", "\"detail\"", ":", ",", "\"", "\\", "null", "1e999", "-0", "\0", "\u001b[31m", "\n", "\uFEFF", "\ud800", "<?xml", "?>", "&lt;",
            "<!DOCTYPE",
        "403 Forbidden", "No required SSL certificate was sent", "张三",
    ];

    private static readonly Gen<byte[]> Body = Gen.OneOf(
        ArbMap.Default.GeneratorFor<byte[]>(),
        Gen.Elements(Markup).ListOf().Select(static pieces => Encoding.UTF8.GetBytes(string.Concat(pieces))),
        JsonTrees.Trees().Generator.Select(static tree => Encoding.UTF8.GetBytes(Text(tree))),
        JsonTrees.Trees().Generator
            .Select(static tree =>
                Encoding.UTF8.GetBytes($"{{\"code\":{Text(tree)},\"detail\":{Text(tree)}}}")),
        Gen.Elements(Markup).ListOf().Select(static pieces =>
            Encoding.UTF8.GetBytes($"<xml><return_code>FAIL</return_code><err_code>{string.Concat(pieces)}</err_code></xml>")));

    private static readonly Gen<KeyValuePair<string, string>[]> AnyHeaders =
        from names in Gen.Elements(Headers).ListOf()
        from values in ArbMap.Default.GeneratorFor<string?>().Select(static value => value ?? "").ListOf(names.Count)
        select names.Zip(values, static (name, value) => KeyValuePair.Create(name, value)).ToArray();

    private static readonly Gen<WeChatPayResponse> Response =
        from body in Body
        from headers in AnyHeaders
        from status in Gen.Elements(200, 204, 400, 401, 403, 404, 429, 500, 502)
        from reason in Gen.Elements(null, "", "No", "a\nb")
        select new WeChatPayResponse(status, reason, headers, new ResponseBody(body));

    [Test]
    public void Response_OfAnyBody_IsReadOrNamesTheForm() => Cases.Check(Response, static response =>
    {
        Tried(() => _ = response.Json);
        Tried(() => _ = response.Xml);
        Tried(() => _ = response["code"]);
        Tried(() => response.As<Order>());
        Tried(() => response.As<Dictionary<string, object>>());
        Tried(() => response.As<Order[]>());
        dynamic loose = response;
        Tried(() => _ = loose.code?.ToString());
        Assert.That($"{response}", Is.Not.Null.And.Length.LessThan(1000));
        Assert.That(response.ToDump(), Is.Not.Null);
    });

    [Test]
    public void ApiException_OfAnyBody_IsOneBoundedMessage() => Cases.Check(Response, static response =>
    {
        foreach (var call in (CallName[])[new("POST", "v3/pay/transactions/native"), new("GET", "v3/certificates"), new("POST", "v2/pay/unifiedorder")])
        {
            var error = WeChatPayApiException.From(call, response);
            Assert.That(error.Message, Does.StartWith(call.ToString()).And.Length.LessThan(4000));
            Assert.That(error.Message.Any(static letter => char.IsControl(letter)), Is.False, error.Message);
            Assert.That(error.Advice?.ToString(), Is.Null.Or.Length.LessThan(4000));
        }
    });

    [Test]
    public void Certificates_OfAnyBody_AreNone() => Cases.Check(
        Gen.OneOf(Body, JsonTrees.Trees().Generator.Select(static tree => Encoding.UTF8.GetBytes(
            $$"""{"data":[{"serial_no":"1","encrypt_certificate":{"algorithm":"AEAD_AES_256_GCM","nonce":"0123456789ab","ciphertext":{{Text(tree)}} } }]}"""))),
        static body =>
        {
            var list = new CertificateList(new WeChatPayResponse(200, null, [], new ResponseBody(body)), new("GET", "v3/certificates"));
            try
            {
                Assert.That(list.Decrypt(HandmadeCallback.ApiV3Key), Is.Empty);
            }
            catch (WeChatPayVerificationException)
            {
            }
        });

    private static string Text(Newtonsoft.Json.Linq.JToken tree) => tree.ToString(Newtonsoft.Json.Formatting.None);

    private static void Tried(Action read)
    {
        try
        {
            read();
        }
        catch (Exception error) when (error is FormatException or WeChatPayConversionException or MissingMemberException)
        {
            Assert.That(error.Message, Has.Length.LessThan(2000));
        }
    }

    private sealed record Order(string? Code, int? Total, DateTimeOffset? Time, Order? Detail);
}
