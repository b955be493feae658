using System.Text;
using WeChatPay.Basics;

namespace WeChatPay.Sandbox.Keys;

/// <summary>Checks keys that were given to a sandbox or a signer. No message quotes a key.</summary>
internal static class GivenKeyCheck
{
    /// <summary>Says what is wrong with an APIv2 key; <see langword="null"/> for a right one.</summary>
    public static string? FindFaultV2(string key) =>
        FindCharacter(key) ?? (key.Length == TextShape.KeyLength ? null : $"it has {key.Length} characters; an APIv2 key has {TextShape.KeyLength}");

    /// <summary>Says what is wrong with an APIv3 key; <see langword="null"/> for a right one.</summary>
    public static string? FindFaultV3(string key) =>
        FindCharacter(key) ?? (Encoding.UTF8.GetByteCount(key) is var bytes and not TextShape.KeyLength
            ? $"it has {bytes} bytes; an APIv3 key has {TextShape.KeyLength}"
            : null);

    // A line feed behind a key, as a file has it, would sign with another key than the merchant platform's.
    private static string? FindCharacter(string key)
    {
        if (key.Trim().Length == 0)
            return "it is blank";
        if (VisibleText.IndexOfInvisible(key) is var wrong and >= 0)
            return $"it has the character {VisibleText.Describe(key, wrong)} at index {wrong}, which no key has";
        return key[0] == ' ' || key[^1] == ' ' ? "it has a blank around it" : null;
    }
}
