using System.Globalization;
using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Crypto;

/// <summary>Checks the keys that the merchant shares with WeChat Pay, before they are used. No message quotes a key.</summary>
/// <remarks>A key that is empty would sign and accept everything, so no default and no fallback stands in for one.</remarks>
internal static class SharedKey
{
    private const string Where = "which is set on the merchant platform under API security";

    /// <summary>Refuses text that is not an APIv2 key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="name">The option or parameter, with which the message begins.</param>
    /// <param name="outcome">What was not done, for the end of the message.</param>
    /// <exception cref="ArgumentException">The key does not have 32 characters, or has a character that no key has.</exception>
    public static void CheckApiV2(string key, string name, string outcome)
    {
        var right = $"the APIv2 key of {TextShape.KeyLength} characters, {Where}; not the private key and not the APIv3 key";
        CheckCharacters(key, name, right, outcome);
        if (key.Length != TextShape.KeyLength)
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"has {key.Length} characters"), right, outcome);
    }

    /// <summary>Refuses text that is not an APIv3 key.</summary>
    /// <exception cref="ArgumentException">The key does not have 32 bytes, or has a character that no key has.</exception>
    /// <inheritdoc cref="CheckApiV2"/>
    public static void CheckApiV3(string key, string name, string outcome) =>
        CheckAes(key, name, $"the APIv3 key of {CipherText.KeySize} bytes, {Where}; not the private key and not the APIv2 key", outcome);

    /// <summary>Refuses text that is not the API key of a brand.</summary>
    /// <exception cref="ArgumentException">The key does not have 32 bytes, or has a character that no key has.</exception>
    /// <inheritdoc cref="CheckApiV2"/>
    public static void CheckBrand(string key, string name, string outcome) =>
        CheckAes(key, name, $"the API key of {CipherText.KeySize} bytes that is set for the brand; not a merchant's APIv3 key", outcome);

    private static void CheckAes(string key, string name, string right, string outcome)
    {
        CheckCharacters(key, name, right, outcome);
        var length = Encoding.UTF8.GetByteCount(key);
        if (length != CipherText.KeySize)
            throw Wrong(name, string.Create(CultureInfo.InvariantCulture, $"has {length} bytes"), right, outcome);
    }

    private static void CheckCharacters(string key, string name, string right, string outcome)
    {
        if (key.Trim().Length == 0)
            throw Wrong(name, key.Length == 0 ? "is empty" : "is blank", right, outcome);
        if (key.Contains("-----BEGIN ", StringComparison.Ordinal))
            throw Wrong(name, $"is {TextShape.Describe(key)}", right, outcome);
        var wrong = VisibleText.IndexOfInvisible(key);
        if (wrong < 0 && (key[0] == ' ' || key[^1] == ' '))
            wrong = key[0] == ' ' ? 0 : key.Length - 1;
        if (wrong < 0)
            return;
        var where = wrong == 0 ? "begins with" : wrong == key.Length - 1 ? "ends in" : string.Create(CultureInfo.InvariantCulture, $"has at index {wrong}");
        var character = key[wrong] == ' ' ? "U+0020" : VisibleText.Describe(key, wrong);
        throw Wrong(name, $"{where} the character `{character}`, which a key does not have", right, outcome);
    }

    private static ArgumentException Wrong(string name, string what, string right, string outcome) =>
        new ArgumentException($"`{name}` {what}: give {right}. {outcome}").On(HelpPage.Keys);
}
