using System.Security.Cryptography;

namespace WeChatPay.Benchmarks;

/// <summary>The two private keys of an exchange, made afresh for each run: the merchant's and the platform's.</summary>
internal sealed record KeyPair(RSA Merchant, RSA Platform) : IDisposable
{
    public const string PlatformSerial = "PUB_KEY_ID_0000000000000024101100397200000006";

    private const int Bits = 2048;

    public static KeyPair Create() => new(RSA.Create(Bits), RSA.Create(Bits));

    /// <summary>Reads what <see cref="WriteTo"/> wrote, up to its end.</summary>
    public static KeyPair Read(TextReader reader)
    {
        var keys = new KeyPair(RSA.Create(), RSA.Create());
        var merchant = Convert.FromBase64String(reader.ReadLine()!);
        var platform = Convert.FromBase64String(reader.ReadLine()!);
        keys.Merchant.ImportPkcs8PrivateKey(merchant, out _);
        keys.Platform.ImportPkcs8PrivateKey(platform, out _);
        return keys;
    }

    public void WriteTo(TextWriter writer)
    {
        writer.WriteLine(Convert.ToBase64String(Merchant.ExportPkcs8PrivateKey()));
        writer.WriteLine(Convert.ToBase64String(Platform.ExportPkcs8PrivateKey()));
    }

    /// <summary>Makes another object of the same keys, for another thread.</summary>
    public KeyPair Copy()
    {
        var text = new StringWriter();
        WriteTo(text);
        return Read(new StringReader(text.ToString()));
    }

    public void Dispose()
    {
        Merchant.Dispose();
        Platform.Dispose();
    }
}
