using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Functions;

/// <summary>Tells which functions of PHP do more than give a value: between two values of one <c>echo</c> their time matters.</summary>
internal static class FunctionEffects
{
    // They print, or run a generator.
    private static readonly HashSet<string> Acting = new(StringComparer.Ordinal)
    {
        "print_r", "printf", "vprintf", "var_dump", "var_export", "iterator_to_array",
    };

    /// <summary>Whether a call of a function of PHP prints, runs code of the file, or may end in an exception for some numbers.</summary>
    public static bool Acts(string function, IReadOnlyList<Entry> arguments)
    {
        if (FunctionTable.Find(function.TrimStart('\\'), out var name) is not { } known)
            return true;
        if (name == "intdiv" && arguments is [_, { Value: { } divisor }])
            return MayBeZero(divisor);
        // Whatever names the function, by text too: it is called.
        return Acting.Contains(name) ? !IsReturned(name, arguments) : known.Callbacks.Any(place => place < arguments.Count);
    }

    /// <summary>Whether a division by the value may end in an exception.</summary>
    public static bool MayBeZero(Expression divisor) => divisor is not Literal { Token: { Kind: TokenKind.Integer, Text: not "0" } };

    // `print_r($value, true)` gives the text.
    private static bool IsReturned(string function, IReadOnlyList<Entry> arguments) =>
        function is "print_r" or "var_export" && arguments is [_, { Value: Constant { Name: var word } }] && word.IsWord("true");
}
