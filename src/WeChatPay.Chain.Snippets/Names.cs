using System.Text;

namespace WeChatPay.Snippets;

/// <summary>Names of the API as names of C#.</summary>
internal static class Names
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate", "do", "double", "else",
        "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long",
        "namespace", "new", "null", "object", "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof",
        "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while",
    ];

    /// <summary>What generated types and their bases use by itself: a nested type of the name would hide it.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "TypedNode", "CallOptions", "XmlCallOptions", "RequestObject", "AnswerObject", "Answer", "Chain", "Promise", "CancellationToken", "IReadOnlyList", "JToken", "Values",
        "Response", "StatusCode", "RequestId", "ToWeChatPayResponse", "ToString", "ToDump", "Equals", "GetHashCode", "GetType",
        "Get", "Post", "Put", "Patch", "Delete", "GetAsync", "PostAsync", "PutAsync", "PatchAsync", "DeleteAsync", "Call", "CallAsync", "Send", "SendAsync", "Answers",
        "GetField", "SetField", "GetNumber", "SetNumber", "GetNumbers", "SetNumbers", "Source", "Fields",
        "AsText", "AsTexts", "AsNumber", "AsNumbers", "AsInteger", "AsIntegers", "AsTruth", "AsObject", "AsObjects",
        "GetOptions", "PostOptions", "PutOptions", "PatchOptions", "DeleteOptions", "GetAnswer", "PostAnswer", "PutAnswer", "PatchAnswer", "DeleteAnswer",
    ];

    /// <summary>A segment as a member, the other way round than the chain renames it: <c>hire-power-bank</c> is <c>hirePowerBank</c>, <c>{id}</c> is <c>_id_</c>.</summary>
    public static string MemberOf(string segment) =>
        segment is ['{', .., '}'] ? $"_{Word(segment[1..^1])}_" : Word(KebabCase.ToName(segment));

    /// <summary>A segment as a type.</summary>
    public static string TypeOf(string segment) => segment is ['{', .., '}'] ? Pascal(segment[1..^1]) + "Variable" : Pascal(segment);

    /// <summary>A name as a type, or as the constant's class: <c>goods_detail</c> is <c>GoodsDetail</c>.</summary>
    public static string Pascal(string name) => Word(string.Concat(name.Split('-', '_', ' ', '$', '.').Select(Capital)));

    /// <summary>Any text as an identifier: what no identifier may hold becomes <c>_</c>.</summary>
    public static string Identifier(string text) => Escape(Word(text));

    /// <summary>Marks a keyword with <c>@</c>.</summary>
    public static string Escape(string word) => Keywords.Contains(word) ? $"@{word}" : word;

    /// <summary>Gives a type inside another one a name of its own.</summary>
    /// <param name="name">What it would be called.</param>
    /// <param name="enclosing">The type around it, whose name it must not have (CS0542).</param>
    /// <param name="taken">The names of its siblings; the new one is added.</param>
    public static string Unique(string name, string enclosing, HashSet<string> taken)
    {
        while (name == enclosing || Reserved.Contains(name) || !taken.Add(name))
            name += "_";
        return name;
    }

    private static string Word(string text)
    {
        var word = new StringBuilder(text.Length + 1);
        foreach (var letter in text)
            word.Append(char.IsLetterOrDigit(letter) || letter == '_' ? letter : '_');
        if (word.Length == 0 || char.IsDigit(word[0]))
            word.Insert(0, '_');
        return word.ToString();
    }

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
