using System.Text;
using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting.Idioms;

/// <summary>Names of the typed chain.</summary>
internal static class ChainNames
{
    /// <summary>Names the member that the chain renames to a segment: <c>hirePowerBank</c> for <c>hire-power-bank</c>, <c>_id_</c> for <c>{id}</c>.</summary>
    public static string Member(string segment) =>
        Escape(segment is ['{', .., '}'] ? $"_{Word(segment[1..^1])}_" : Word(KebabCase.ToName(segment)));

    /// <summary>Turns any text into an identifier. Other characters than letters, digits and <c>_</c> become <c>_</c>.</summary>
    public static string Identifier(string text) => Escape(Word(text));

    /// <summary>Marks a keyword with <c>@</c>.</summary>
    public static string Escape(string word) => CSharpNames.IsKeyword(word) ? $"@{word}" : word;

    /// <summary>Turns any text into a word of letters, digits and <c>_</c>.</summary>
    public static string Word(string text)
    {
        var word = new StringBuilder(text.Length + 1);
        foreach (var letter in text)
            word.Append(char.IsLetterOrDigit(letter) || letter == '_' ? letter : '_');
        if (word.Length == 0 || char.IsDigit(word[0]))
            word.Insert(0, '_');
        return word.ToString();
    }
}
