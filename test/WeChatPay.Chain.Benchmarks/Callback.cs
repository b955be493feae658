using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using WeChatPay.Callbacks;
using WeChatPay.V3;

namespace WeChatPay.Benchmarks;

/// <summary>A callback that is measured, and the cryptography in it without anything around it.</summary>
internal sealed class Callback : IDisposable
{
    private const string ApiV3Key = "0123456789abcdefghijklmnopqrstuv";
    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";
    private const string ResourceNonce = "fdasflkja484";
    private const string AssociatedData = "transaction";
    private const int TagSize = 16;

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1717171717);

    private static readonly string Resource =
        """
        {"mchid":"1900000109","appid":"wxd678efh567hg6787","out_trade_no":"1217752501201407033233368018",
        "transaction_id":"4200000000201407033233368018","trade_type":"JSAPI","trade_state":"SUCCESS","trade_state_desc":"支付成功",
        "bank_type":"CMC","attach":"","success_time":"2025-06-08T10:34:56+08:00","payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"},
        "amount":{"total":100,"payer_total":100,"currency":"CNY","payer_currency":"CNY"}}
        """.ReplaceLineEndings("");

    private readonly RSA _platform;
    private readonly byte[] _body;
    private readonly byte[] _signed;
    private readonly byte[] _signature;
    private readonly byte[] _ciphertext;
    private readonly Dictionary<string, string> _headers;
    private readonly ResponseVerifier _verifier;
    private readonly CallbackParser _parser;
    private readonly AesGcm _cipher = new(Encoding.ASCII.GetBytes(ApiV3Key), TagSize);

    public Callback(KeyPair keys)
    {
        // Of the public half alone, which is what a merchant has.
        _platform = RSA.Create(keys.Platform.ExportParameters(includePrivateParameters: false));
        var ciphertext = Crypto.AesGcm.Encrypt(Resource, ApiV3Key, ResourceNonce, AssociatedData);
        _ciphertext = Convert.FromBase64String(ciphertext);
        _body = Encoding.UTF8.GetBytes(
            $$$"""
            {"id":"EV-2018022511223320873","create_time":"2025-06-08T10:34:56+08:00","resource_type":"encrypt-resource",
            "event_type":"TRANSACTION.SUCCESS","summary":"支付成功","resource":{"original_type":"transaction","algorithm":"AEAD_AES_256_GCM",
            "ciphertext":"{{{ciphertext}}}","associated_data":"{{{AssociatedData}}}","nonce":"{{{ResourceNonce}}}"}}
            """.ReplaceLineEndings(""));
        var timestamp = Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        _signed = [.. Encoding.ASCII.GetBytes($"{timestamp}\n{Nonce}\n"), .. _body, (byte)'\n'];
        _signature = keys.Platform.SignData(_signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        _headers = new()
        {
            ["Content-Type"] = "application/json; charset=utf-8",
            ["Wechatpay-Nonce"] = Nonce,
            ["Wechatpay-Serial"] = KeyPair.PlatformSerial,
            ["Wechatpay-Signature"] = Convert.ToBase64String(_signature),
            ["Wechatpay-Timestamp"] = timestamp,
        };
        var certs = new Dictionary<string, KeySource> { [KeyPair.PlatformSerial] = keys.Platform.ExportSubjectPublicKeyInfoPem() };
        _verifier = new ResponseVerifier(PlatformKeyReader.Read(certs, new(FrozenTime.Instance, logger: null)), FrozenTime.Instance);
        _parser = new CallbackParser(new CallbackParserOptions { Certs = certs, ApiV3Key = ApiV3Key, TimeProvider = FrozenTime.Instance });
    }

    /// <summary>Checks the body as an answer, as the step <c>verifier</c> does.</summary>
    public void Verify()
    {
        var headers = new SignatureHeaders(Nonce, KeyPair.PlatformSerial, _headers["Wechatpay-Signature"], _headers["Wechatpay-Timestamp"], null);
        Require(_verifier.Check(headers, _body) is null);
    }

    /// <summary>Checks the signature of the same bytes, put together beforehand.</summary>
    public void VerifyBare() => Require(_platform.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    /// <summary>Reads the callback, up to the resource.</summary>
    public void Parse() => Require(_parser.Parse(_headers, _body).Plaintext.Length > 0);

    /// <summary>Checks the signature of the same bytes and decrypts the same resource.</summary>
    public void ParseBare()
    {
        VerifyBare();
        var text = new byte[_ciphertext.Length - TagSize];
        _cipher.Decrypt(
            Encoding.ASCII.GetBytes(ResourceNonce),
            _ciphertext.AsSpan(0, text.Length),
            _ciphertext.AsSpan(text.Length),
            text,
            Encoding.ASCII.GetBytes(AssociatedData));
    }

    public void Dispose()
    {
        _platform.Dispose();
        _cipher.Dispose();
    }

    private static void Require(bool passed)
    {
        if (!passed)
            throw new InvalidOperationException("What is measured has failed.");
    }

    private sealed class FrozenTime : TimeProvider
    {
        public static readonly FrozenTime Instance = new();

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
