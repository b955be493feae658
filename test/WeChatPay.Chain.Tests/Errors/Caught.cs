using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Crypto;

namespace WeChatPay.Tests.Errors;

/// <summary>Catches an error, and holds each one that it catches against what no log may hold.</summary>
internal static partial class Caught
{
    public const string Openid = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o";
    public const string IdNumber = "11010519491231002X";
    public const string Name = "张三丰";

    /// <summary>A person's data, as it may stand in any call.</summary>
    public static object Person => new { openid = Openid, payer = new { name = Name, id_number = IdNumber } };

    public static TError By<TError>(Func<object?> act)
        where TError : Exception
    {
        var error = Assert.Catch<TError>(() => act())!;
        AssertHoldsNoSecret(error);
        return error;
    }

    public static async Task<TError> ByAsync<TError>(Func<Task> act)
        where TError : Exception
    {
        var error = (await Assert.CatchAsync<TError>(() => act()))!;
        AssertHoldsNoSecret(error);
        return error;
    }

    /// <summary>Looks for keys, signatures and personal values in everything that a log would hold.</summary>
    public static void AssertHoldsNoSecret(Exception error)
    {
        var text = $"{error}\n{error.Message}\n{error.InnerException}\n{string.Join('\n', error.Data.Values.Cast<object>())}";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(KeyForms.Shows(text, KeyForms.Pkcs8), Is.False, "the private key");
            Assert.That(KeyForms.Shows(text, KeyForms.Pkcs1), Is.False, "the private key");
            Assert.That(text, Does.Not.Contain("WECHATPAY2-SHA256-RSA2048"), "the Authorization header");
            Assert.That(text, Does.Not.Match(LongBase64()), "a signature");
            foreach (var personal in (string[])[Openid, IdNumber, Name, Uri.EscapeDataString(Name)])
                Assert.That(text, Does.Not.Contain(personal).IgnoreCase, "a person's data");
        }
    }

    // A signature of 2048 bits is 344 characters long.
    [GeneratedRegex("[A-Za-z0-9+/]{100}")]
    private static partial Regex LongBase64();
}
