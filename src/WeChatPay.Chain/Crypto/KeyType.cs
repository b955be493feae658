using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>Reads the parameter <c>type</c> of <see cref="Rsa.From"/> and <see cref="Sm2.From"/>.</summary>
internal static class KeyType
{
    /// <summary>Tells whether a private key is meant.</summary>
    /// <param name="type">The parameter.</param>
    /// <param name="owner">The class, for the message.</param>
    /// <exception cref="ArgumentException">It is neither of the two.</exception>
    public static bool IsPrivate(string type, string owner)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type switch
        {
            Rsa.KEY_TYPE_PRIVATE => true,
            Rsa.KEY_TYPE_PUBLIC => false,
            _ => throw new ArgumentException(
                $"The type of key is {TextShape.Describe(type)}: give {owner}.KEY_TYPE_PRIVATE (\"private\") or {owner}.KEY_TYPE_PUBLIC (\"public\"). "
                + $"A passphrase comes behind it: {owner}.From(key, {owner}.KEY_TYPE_PRIVATE, passphrase).",
                nameof(type)).On(HelpPage.Ciphers),
        };
    }
}
