using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Strings with variables in them, and conversions.</content>
internal sealed partial class Emitter
{
    // The functions of `Operators`; the others are of `Functions`.
    private static readonly HashSet<string> OperatorNames =
    [
        "add", "subtract", "multiply", "divide", "modulo", "power", "negate", "plus", "concat", "compare", "less", "lessOrEqual", "greater", "greaterOrEqual",
        "increment", "decrement", "bitAnd", "bitOr", "bitXor", "bitNot", "shiftLeft", "shiftRight",
        "yields", "yieldsFrom", "generator", "closing", "copy", "at", "probe", "writable", "toArray", "toObject", "spread", "remove", "mapAll",
        "unhandledMatch", "asString", "asInt", "asFloat", "asBool", "asArray", "typed",
    ];

    private Code Interpolated(Template template)
    {
        var verbatim = IsVerbatim(template);
        var text = new System.Text.StringBuilder();
        foreach (var (literal, value) in template.Parts)
        {
            if (value is not null)
                text.Append('{').Append(TextOf(value) is var inner && inner.Level > Level.Conditional ? Nested(inner.Text) : $"({inner.Text})").Append('}');
            else if (literal is not null)
                text.Append(StringText.Piece(literal, verbatim));
            else
                Refuse(Rules.Bytes, template.Token, "The string has bytes that are not UTF-8. A C# string cannot hold them.", "Write characters as `\\u{…}`.");
        }
        return new Code(Lead(template.Token), (verbatim ? "$@\"" : "$\"") + text + "\"");
    }

    // A colon would begin a format: `global::x`, `a ? b : c`.
    private static string Nested(string text) => text.Contains("::", StringComparison.Ordinal) ? $"({text})" : text;

    // Several lines in the source stay lines in the C#, unless a character needs an escape.
    private static bool IsVerbatim(Template template)
    {
        var literals = template.Parts.Select(static part => part.Text).OfType<string>().ToList();
        return template.Token.Text.Contains('\n', StringComparison.Ordinal)
            && literals.Exists(static text => text.Contains('\n', StringComparison.Ordinal))
            && literals.TrueForAll(static text => !text.Any(static letter => letter != '\n' && char.IsControl(letter)))
            && literals.TrueForAll(static text => StringText.IsVerbatim("\n\n" + text + "x"));
    }

    /// <summary>Writes a value as a string, converted as PHP does.</summary>
    private Code TextOf(Expression value)
    {
        var code = Emit(value);
        return KindOf(value) is PhpKind.String or PhpKind.Int || value is Unary { Operator.Kind: TokenKind.Cast, Operator.Text: var cast }
            && Types.CastKind(cast) is PhpKind.String
            ? code
            : Function("strval", code);
    }

    /// <summary>Writes a value as a bool, converted as PHP does.</summary>
    private Code BoolOf(Expression value)
    {
        var code = Emit(value);
        return KindOf(value) is PhpKind.Bool ? code : Function("boolval", code);
    }

    private Code Function(string name, Code argument) => new(argument.Lead, $"{FunctionName(name)}({argument.Text})", Level.Primary, argument.IsDynamic);

    private Code Function(string name, Code first, Code second) =>
        new(first.Lead, $"{FunctionName(name)}({first.Text},{OrSpace(second.Lead)}{second.Text})", Level.Primary, IsDynamic: true);

    /// <summary>Spells a function, with its class when a name of the snippet hides it.</summary>
    private string FunctionName(string name)
    {
        var isHidden = _names.IsVariable(name) || _names.Function(name) is not null
            || _names.Classes.Any(type => type.Methods.Any(method => method.Name.Text == name));
        return isHidden ? $"{(OperatorNames.Contains(name) ? "Operators" : "Functions")}.{name}" : name;
    }
}
