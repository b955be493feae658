using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Sandbox.Samples;

/// <summary>Derives ids from a seed: the same call gets the same ids.</summary>
internal static class SampleNumbers
{
    private const string Letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Gives up to 32 decimal digits.</summary>
    public static string Digits(string seed, int length) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).Take(length).Select(static number => (char)('0' + (number % 10))));

    /// <summary>Gives up to 32 letters and digits.</summary>
    public static string Alphanumeric(string seed, int length) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).Take(length).Select(static number => Letters[number % Letters.Length]));

    /// <summary>Gives WeChat Pay's number of a refund.</summary>
    public static string RefundId(string seed) => "50300" + Digits(seed + "/refund_id", 23);

    /// <summary>Gives the <c>pr</c> of a <c>code_url</c>.</summary>
    public static string CashierToken(string seed) => Alphanumeric(seed, 12);

    /// <summary>Gives WeChat Pay's number of a payment.</summary>
    public static string TransactionId(string seed) => "42000" + Digits(seed + "/transaction_id", 23);
}
