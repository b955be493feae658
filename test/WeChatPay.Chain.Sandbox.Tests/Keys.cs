using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Throw-away keys, made once a run: fresh ones for every test would be most of the time the tests take.</summary>
internal static class Keys
{
    public static readonly string Merchant = Fresh();
    public static readonly string Platform = Fresh();
    public static readonly string Stranger = Fresh();

    public static RSA Read(string pem)
    {
        var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return rsa;
    }

    private static string Fresh()
    {
        using var rsa = RSA.Create(2048);
        return rsa.ExportPkcs8PrivateKeyPem();
    }
}
