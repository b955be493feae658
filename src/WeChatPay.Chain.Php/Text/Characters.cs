namespace WeChatPay.Php.Text;

/// <summary>Code points of text.</summary>
internal static class Characters
{
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
