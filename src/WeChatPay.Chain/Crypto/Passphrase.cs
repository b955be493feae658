using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace WeChatPay.Crypto;

/// <summary>Reads the passphrase of a key or of a PKCS#12 file.</summary>
internal static class Passphrase
{
    /// <summary>Takes text, or a number: WeChat Pay's passphrase is the merchant number, and so it is often written as one.</summary>
    public static bool TryRead(object? value, [NotNullWhen(true)] out string? passphrase)
    {
        passphrase = value switch
        {
            string text => text,
            Secret secret => secret.Reveal(),
            int or long or uint or ulong => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
            _ => null,
        };
        return passphrase is not null;
    }
}
