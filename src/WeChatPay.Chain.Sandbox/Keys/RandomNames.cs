using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Random names in the shapes that WeChat Pay uses.</summary>
internal static class RandomNames
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string Digits = "0123456789";

    /// <summary>40 upper-case hexadecimal digits. The first byte is fixed: DER would prefix a zero to one above 7F and drop a zero.</summary>
    public static string CertificateSerial() => "5A" + RandomNumberGenerator.GetHexString(38);

    public static string PublicKeyId() => "PUB_KEY_ID_01" + RandomNumberGenerator.GetString(Digits, 26);

    public static string MediaId() => RandomNumberGenerator.GetString(Alphanumeric, 64);

    public static string Nonce() => RandomNumberGenerator.GetString(Alphanumeric, 32);

    /// <summary>12 characters: what AES-GCM takes.</summary>
    public static string GcmNonce() => RandomNumberGenerator.GetString(Alphanumeric, 12);

    /// <summary>32 characters, which is the length of an APIv3 key and of an APIv2 key.</summary>
    public static string Alphanumeric32() => RandomNumberGenerator.GetString(Alphanumeric, 32);

    public static string RequestId() => "08" + RandomNumberGenerator.GetHexString(42) + "-0";

    public static string PrepayId() => "wx" + RandomNumberGenerator.GetString(Digits, 34);

    public static string TransactionId() => "42000" + RandomNumberGenerator.GetString(Digits, 23);

    public static string RefundId() => "50300" + RandomNumberGenerator.GetString(Digits, 23);

    public static string Openid() => "o" + RandomNumberGenerator.GetString(Alphanumeric, 27);

    public static string OrderId() => "50" + RandomNumberGenerator.GetString(Digits, 26);
}
