using System.Text;
using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting.Idioms;

/// <summary>Turns names of PHP into names in the manner of C#.</summary>
internal static class NameText
{
    /// <summary><c>outTradeNo</c> for <c>out_trade_no</c>.</summary>
    public static string Camel(string name)
    {
        var pascal = Words(name);
        return CSharpNames.Spell(pascal.Length == 0 ? "value" : Small(pascal));
    }

    /// <summary><c>OutTradeNo</c> for <c>out_trade_no</c>, <c>JsonBased</c> for <c>JSON_BASED</c>.</summary>
    public static string Pascal(string name)
    {
        var words = name.Any(char.IsLower) ? Words(name) : Words(name.ToLowerInvariant());
        return words.Length == 0 ? "Value" : CSharpNames.Capital(words);
    }

    /// <summary><c>_outTradeNo</c>.</summary>
    public static string Field(string name) => "_" + Camel(name).TrimStart('@');

    private static string Small(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Words(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var word in name.Split('_').Where(static word => word.Length > 0))
            text.Append(text.Length == 0 ? word : CSharpNames.Capital(word));
        return text.Length > 0 && char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }
}
