using System.Security.Cryptography;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Makes the keys that the options do not give.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class ThrowAwayKeys
{
    // WeChat Pay issues and accepts RSA-2048; a smaller key would make a test pass that fails in production.
    public const int Bits = 2048;

    /// <summary>Gets or sets what makes a key, which takes most of the time of a start. Tests, which start hundreds of sandboxes, have keys in stock.</summary>
    public static Func<RSA> Make { get; set; } = static () => RSA.Create(Bits);
}
