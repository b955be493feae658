using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Texts and casts.</content>
internal sealed partial class IdiomWriter
{
    private Idiom Joined(params IReadOnlyList<Expression> values)
    {
        var parts = new List<(string? Literal, Idiom? Value)>();
        foreach (var value in values)
            Collect(value, parts);
        if (parts.TrueForAll(static part => part.Literal is not null))
            return new(StringText.OneLine(string.Concat(parts.Select(static part => part.Literal))), IdiomType.String);
        if (parts is [{ Value: { Type: { Kind: IdiomKind.String, IsNullable: false } } only }])
            return only;
        var text = new StringBuilder("$\"");
        foreach (var (literal, value) in parts)
        {
            if (literal is not null)
                text.Append(StringText.Piece(literal, verbatim: false));
            else
                text.Append('{').Append(Hole(value!.Value)).Append('}');
        }
        return new(text.Append('"').ToString(), IdiomType.String);
    }

    // A colon would begin a format.
    private static string Hole(Idiom value) =>
        value.Level <= Level.Conditional || value.Text.Contains(':', StringComparison.Ordinal) ? $"({value.Text})" : value.Text;

    private void Collect(Expression value, List<(string? Literal, Idiom? Value)> parts)
    {
        switch (value)
        {
            case Parenthesised { Inner: Binary { Operator.Text: "." } or Literal or Template } inner:
                Collect(inner.Inner, parts);
                return;
            case Binary { Operator.Text: "." } binary:
                Collect(binary.Left, parts);
                Collect(binary.Right, parts);
                return;
            case Literal { Token: { Kind: TokenKind.Text, Value: { } text } }:
                parts.Add((text, null));
                return;
            case Template template:
                foreach (var (text, inner) in template.Parts)
                {
                    if (inner is not null)
                        Collect(inner, parts);
                    else if (text is not null)
                        parts.Add((text, null));
                    else
                        Refused(template, "The text has bytes that are not UTF-8.");
                }
                return;
            case Unary { Operator: { Kind: TokenKind.Cast, Text: var cast } } unary when Types.CastKind(cast) is Functions.PhpKind.String
                && Emit(unary.Operand).Type
                is { Kind: IdiomKind.Int or IdiomKind.String }:
                Collect(unary.Operand, parts);
                return;
        }
        parts.Add((null, TextOf(value)));
    }

    /// <summary>Writes a value that is put into a text.</summary>
    private Idiom TextOf(Expression value)
    {
        if (BodyOf(value) is { } body)
            return ResponseText(body, value);
        var code = Emit(value);
        return code.Type.Kind switch
        {
            IdiomKind.String or IdiomKind.Int => code,
            IdiomKind.Bool when !code.Type.IsNullable => new($"({code.Text} ? \"1\" : \"\")", IdiomType.String),
            _ => Refused(value, "The text of this value is not sure.",
                "Write a cast, a format such as `sprintf('%.2f', …)`, or a field that the documentation has."),
        };
    }

    private Idiom Cast(Unary unary)
    {
        var inner = unary.Operand is Parenthesised { Inner: var enclosed } ? enclosed : unary.Operand;
        var kind = Types.CastKind(unary.Operator.Text);
        if (kind is Functions.PhpKind.String && BodyOf(inner) is { } body)
            return ResponseText(body, inner);
        if (kind is Functions.PhpKind.Int && inner is FunctionCall { Callee: Constant { Name: var round }, Arguments.Items: [{ Value: { } rounded }] }
            && round.IsWord("round"))
            return Rounded(rounded);
        var code = Emit(inner);
        var (from, isNullable) = (code.Type.Kind, code.Type.IsNullable);
        switch (kind)
        {
            case Functions.PhpKind.String when from is IdiomKind.String:
                return isNullable ? new($"{code.At(Level.Coalesce + 1)} ?? \"\"", IdiomType.String, Level.Coalesce) : code;
            case Functions.PhpKind.String when from is IdiomKind.Int:
                Using("System.Globalization");
                return isNullable ? new($"{code.At(Level.Primary)}?.ToString(CultureInfo.InvariantCulture) ?? \"\"", IdiomType.String, Level.Coalesce)
                    : TextOfInteger(code);
            case Functions.PhpKind.Int when from is IdiomKind.Int:
                return isNullable ? new($"{code.At(Level.Coalesce + 1)} ?? 0", IdiomType.Int, Level.Coalesce) : code;
            case Functions.PhpKind.Int or Functions.PhpKind.Float when from is IdiomKind.String && _handled > 0:
                return Refused(unary, "A text that is not a number would end in the `catch` here.", "Convert it before the `try`.");
            case Functions.PhpKind.Int when from is IdiomKind.String && !isNullable:
                Using("System.Globalization");
                return new($"long.Parse({code.Text}, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)", IdiomType.Int);
            case Functions.PhpKind.Float when from is IdiomKind.Int && !isNullable:
                return new($"(double){code.At(Level.Unary)}", IdiomType.Float, Level.Unary);
            case Functions.PhpKind.Float when from is IdiomKind.Float:
                return code;
            case Functions.PhpKind.Float when from is IdiomKind.String && !isNullable:
                Using("System.Globalization");
                return new($"double.Parse({code.Text}, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)",
                    IdiomType.Float);
            case Functions.PhpKind.Bool:
                return TruthOf(inner);
            case Functions.PhpKind.Array when from is IdiomKind.Map or IdiomKind.List or IdiomKind.Json or IdiomKind.Typed:
                return code;
            default:
                return Refused(unary, "This cast has no idiomatic form.", "Leave the cast out, or convert the value by a function.");
        }
    }

    // PHP 8.2 rounds what has 15 digits, away from zero. So does a decimal that is made of a double.
    private Idiom Rounded(Expression value)
    {
        var code = Emit(value);
        return code.Type switch
        {
            { Kind: IdiomKind.Int, IsNullable: false } => code,
            { Kind: IdiomKind.Float, IsNullable: false } =>
                new($"(long)Math.Round((decimal){code.At(Level.Unary)}, MidpointRounding.AwayFromZero)", IdiomType.Int, Level.Unary),
            _ => Refused(value, "The number to round has no sure type.", "Write `(float)`."),
        };
    }

    private void WarnOfPrint(Expression at) =>
        _findings.Add(new Finding(PortingSeverity.Warning, Rules.Printed, at.First, "The text that is printed is JSON here, not PHP's form.", null, null));
}
