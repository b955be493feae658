namespace WeChatPay.Php.Text;

/// <summary>Code points of text.</summary>
internal static class Characters
{
    /// <summary>Cuts text into characters as PHP counts them: where bytes are not UTF-8, the first byte alone says how many there are.</summary>
    public static List<string> Cut(string text)
    {
        if (!Bytes.HasRaw(text))
            return Split(text);
        var (bytes, letters) = (Bytes.Encode(text), new List<string>());
        for (var at = 0; at < bytes.Length;)
        {
            var length = Math.Min(bytes[at] switch { < 0xC2 => 1, < 0xE0 => 2, < 0xF0 => 3, < 0xF5 => 4, _ => 1 }, bytes.Length - at);
            letters.Add(Bytes.Decode([.. bytes.Skip(at).Take(length)]));
            at += length;
        }
        return letters;
    }

    /// <summary>Joins characters that <see cref="Cut"/> gave: the bytes of several of them may be UTF-8 together.</summary>
    public static string Join(IEnumerable<string> letters) =>
        string.Concat(letters) is var text && Bytes.HasRaw(text) ? Bytes.Decode(Bytes.Encode(text)) : text;

    public static List<string> Split(string text)
    {
        var letters = new List<string>(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]);
            letters.Add(text.Substring(at, isPair ? 2 : 1));
            at += isPair ? 1 : 0;
        }
        return letters;
    }
}
