using System.Globalization;

namespace WeChatPay.Porting.Emit;

/// <summary>Spells names as C# does.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords =
    [
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default", "delegate",
        "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if", "implicit", "in",
        "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override", "params", "private",
        "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void", "volatile", "while",
    ];

    // Keywords in some places only. With @ they are always names.
    private static readonly HashSet<string> ContextualKeywords = ["await", "var", "dynamic", "nameof", "_"];

    private static readonly HashSet<string> ObjectMembers = ["Equals", "GetHashCode", "GetType", "ToString", "Finalize", "MemberwiseClone"];

    /// <summary>Whether a key can be a member of an anonymous object.</summary>
    public static bool IsMemberName(string? key) => IsIdentifier(key) && !ObjectMembers.Contains(key!);

    /// <summary>Whether a text is an identifier. A keyword counts.</summary>
    public static bool IsIdentifier(string? name) =>
        !string.IsNullOrEmpty(name) && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(static letter => letter == '_' || IsPart(letter)) && name.IsNormalized();

    /// <summary>Whether a word is a reserved keyword of C#.</summary>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>Spells a name: <c>@event</c> for <c>event</c>.</summary>
    public static string Spell(string name) => IsKeyword(name) || ContextualKeywords.Contains(name) ? "@" + name : name;

    /// <summary>Spells the name of a variable. <c>args</c> is already a variable in a program of top-level statements.</summary>
    public static string Variable(string name) => name switch
    {
        "args" => "args_",
        "_" => "_0",
        _ => Spell(name),
    };

    /// <summary>Capitalizes a name.</summary>
    public static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static bool IsPart(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber;
}
