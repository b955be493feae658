using System.Security.Cryptography;
using NUnit.Framework;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Tests.Support;

/// <summary>Keys for the sandboxes of a test run, each made once: to make them for each sandbox took minutes.</summary>
internal abstract class KeyStock
{
    // Enough that the sandboxes of one test have different ones.
    private const int Size = 40;

    private static readonly Lazy<RSAParameters>[] Keys = [.. Enumerable.Range(0, Size).Select(static _ => new Lazy<RSAParameters>(Create))];

    private static int _taken;

    /// <summary>Lets the sandboxes of this process take keys of the stock.</summary>
    [OneTimeSetUp]
    public void Open() => ThrowAwayKeys.Make = static () => RSA.Create(Keys[(uint)Interlocked.Increment(ref _taken) % Size].Value);

    private static RSAParameters Create()
    {
        using var key = RSA.Create(ThrowAwayKeys.Bits);
        return key.ExportParameters(includePrivateParameters: true);
    }
}
