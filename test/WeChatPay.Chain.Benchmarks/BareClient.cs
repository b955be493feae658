using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;

namespace WeChatPay.Benchmarks;

/// <summary>The same order, placed by code that is written for this one call: <see cref="HttpClient"/>, a signature and a verification, and nothing
/// else.</summary>
/// <remarks>What a program without the library would do at least, so its cost beside the two cryptographic operations is the least that a call can
/// have.</remarks>
internal sealed class BareClient : IDisposable
{
    private readonly KeyPair _keys;
    private readonly RSA _platform;
    private readonly HttpClient _client;

    public BareClient(KeyPair keys)
    {
        _keys = keys;
        _platform = RSA.Create(keys.Platform.ExportParameters(includePrivateParameters: false));
        _client = new HttpClient(new SignedAnswers(keys.Platform)) { BaseAddress = new Uri("https://api.mch.weixin.qq.com/") };
    }

    /// <summary>Places an order.</summary>
    /// <returns>The verified body.</returns>
    public async Task<byte[]> PlaceAsync()
    {
        var json = JsonConvert.SerializeObject(InsuranceOrder.Fields());
        using var request = new HttpRequestMessage(HttpMethod.Post, "v3/hire-power-bank/insurance-orders")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)),
        };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        var nonce = RandomNumberGenerator.GetHexString(32);
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"POST\n/v3/hire-power-bank/insurance-orders\n{timestamp}\n{nonce}\n{json}\n");
        var signature = _keys.Merchant.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.Headers.Authorization = new AuthenticationHeaderValue("WECHATPAY2-SHA256-RSA2048", string.Create(CultureInfo.InvariantCulture,
            $"mchid=\"1900000109\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(signature)}\",timestamp=\"{timestamp}\",serial_no=\"1\""));
        using var response = await _client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{Header(response, "Wechatpay-Timestamp")}\n{Header(response, "Wechatpay-Nonce")}\n"), .. body, (byte)'\n'];
        var proof = Convert.FromBase64String(Header(response, "Wechatpay-Signature"));
        return _platform.VerifyData(signed, proof, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ? body
            : throw new CryptographicException("The response is not proven.");
    }

    public void Dispose()
    {
        _client.Dispose();
        _platform.Dispose();
    }

    private static string Header(HttpResponseMessage response, string name) => response.Headers.GetValues(name).First();
}
