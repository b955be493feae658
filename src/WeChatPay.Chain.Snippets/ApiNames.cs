using WeChatPay.Porting.Idioms;

namespace WeChatPay.Snippets;

/// <summary>Turns names of the API into names of C#.</summary>
internal static class ApiNames
{
    /// <summary>Names the member that the chain renames to a segment: <c>hirePowerBank</c> for <c>hire-power-bank</c>, <c>_id_</c> for <c>{id}</c>.</summary>
    public static string MemberOf(string segment) =>
        segment is ['{', .., '}'] ? $"_{Word(segment[1..^1])}_" : Word(KebabCase.ToName(segment));

    /// <summary>Names the type of a segment.</summary>
    public static string TypeOf(string segment) => segment is ['{', .., '}'] ? Pascal(segment[1..^1]) + "Variable" : Pascal(segment);

    /// <summary>Names a type, or a class of constants: <c>GoodsDetail</c> for <c>goods_detail</c>.</summary>
    public static string Pascal(string name) => Word(string.Concat(name.Split('-', '_', ' ', '$', '.').Select(Capital)));

    /// <summary>Turns any text into an identifier. Other characters than letters, digits and <c>_</c> become <c>_</c>.</summary>
    public static string Identifier(string text) => ChainNames.Identifier(text);

    /// <summary>Marks a keyword with <c>@</c>.</summary>
    public static string Escape(string word) => ChainNames.Escape(word);

    /// <summary>Gives a nested type a name that no other name hides.</summary>
    /// <param name="name">The preferred name. It gets underscores until it is unique.</param>
    /// <param name="enclosing">The enclosing type. A nested type must not have its name (CS0542).</param>
    /// <param name="taken">The names of the siblings. The new name is added.</param>
    public static string Unique(string name, string enclosing, HashSet<string> taken)
    {
        while (name == enclosing || TypedChainNames.Reserved.Contains(name) || !taken.Add(name))
            name += "_";
        return name;
    }

    private static string Word(string text) => ChainNames.Word(text);

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
