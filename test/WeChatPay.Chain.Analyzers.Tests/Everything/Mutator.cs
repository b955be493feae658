using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Lists the changes that make the call of one operation wrong. It reads the program on its own, without code of the rules.</summary>
internal sealed class Mutator(Operation operation, Dice dice)
{
    public const string Letter = "letter";
    public const string Name = "field";
    public const string Type = "type";
    public const string Value = "value";

    private readonly List<Mutation> _found = [];

    public IReadOnlyList<Mutation> List(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        var call = root.DescendantNodes().OfType<InvocationExpressionSyntax>().First(node =>
            node.Expression is MemberAccessExpressionSyntax member
            && member.Name.Identifier.ValueText.Equals(operation.Method, StringComparison.OrdinalIgnoreCase)
            || node.Expression is MemberAccessExpressionSyntax async
            && async.Name.Identifier.ValueText.Equals(operation.Method + "Async", StringComparison.OrdinalIgnoreCase));
        foreach (var token in ((MemberAccessExpressionSyntax)call.Expression).Expression.DescendantTokens())
            Path(token);
        if (call.ArgumentList.Arguments is [{ Expression: AnonymousObjectCreationExpressionSyntax options }])
            Fields(options, [.. operation.Request], isJson: null);
        return _found;
    }

    private void Path(SyntaxToken token)
    {
        var isText = token.IsKind(SyntaxKind.StringLiteralToken);
        var isKept = token.ValueText is "instance" or "chain" or "v2" or "v3" or "brand" || token.ValueText.StartsWith('_');
        if (isKept || !isText && !token.IsKind(SyntaxKind.IdentifierToken))
            return;
        var documented = operation.Path.Split('/');
        var start = token.Span.End - (isText ? 1 : 0) - token.ValueText.Length;
        foreach (var (at, segment) in token.ValueText.Split('/').Index())
        {
            if ((at > 0 || !isText) && segment.Length > 0 && segment[0] != '{')
                Letters(segment, start, documented);
            start += segment.Length + 1;
        }
    }

    private void Letters(string segment, int start, string[] documented)
    {
        var at = dice.Next(segment.Length);
        var changed = Change(segment, at);
        // By chance it may be the path of another operation, or a value that nobody can tell from a right one.
        if (OperationTable.Default.Operations.All(other => !other.Path.Split('/').Contains(changed)) && documented.Length > 1)
            _found.Add(new(Letter, new(start + at, 1), changed[at].ToString()));
    }

    private void Fields(ExpressionSyntax value, IReadOnlyList<Field> fields, bool? isJson)
    {
        var entries = value switch
        {
            AnonymousObjectCreationExpressionSyntax anonymous =>
                anonymous.Initializers.Select(static one => (Name: one.NameEquals!.Name.Identifier, one.Expression)),
            ObjectCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions.OfType<AssignmentExpressionSyntax>()
                .Select(static one => (
                    Name: one.Left.DescendantTokens().First(static token => token.IsKind(SyntaxKind.StringLiteralToken)),
                    Expression: one.Right)),
            _ => [],
        };
        foreach (var (name, inner) in entries)
        {
            var documented = fields.Where(field => Numbered(field.Name) == name.ValueText).ToArray();
            if (documented.Length == 1)
                Entry(name, inner, documented[0], fields, isJson ?? name.ValueText == "json");
        }
    }

    private void Entry(SyntaxToken name, ExpressionSyntax value, Field field, IReadOnlyList<Field> fields, bool isJson)
    {
        var start = name.Span.End - (name.IsKind(SyntaxKind.StringLiteralToken) ? 1 : 0) - name.ValueText.Length;
        var at = dice.Next(name.ValueText.Length);
        var changed = Change(name.ValueText, at);
        if (fields.All(other => other.Name != changed))
            _found.Add(new(Name, new(start + at, 1), changed[at].ToString()));
        if (value is ImplicitArrayCreationExpressionSyntax { Initializer.Expressions: [var element] })
            value = element;
        if (value is LiteralExpressionSyntax literal)
            Literal(literal, field, isJson);
        Fields(value, field.Fields, isJson);
    }

    private void Literal(LiteralExpressionSyntax literal, Field field, bool isJson)
    {
        var other = field.Type switch
        {
            FieldType.String when isJson => "12",
            FieldType.Integer => isJson ? $"\"{literal.Token.ValueText}\"" : "1.5",
            FieldType.Number => isJson ? "\"12\"" : "\"twelve\"",
            FieldType.Boolean => isJson ? "\"true\"" : "\"perhaps\"",
            _ => default(string),
        };
        if (other is not null)
            _found.Add(new(Type, literal.Span, other));
        var wrong = field.Values.Count > 0 ? field.Type == FieldType.String ? "\"NOT_DOCUMENTED\"" : null : field.Format switch
        {
            FieldFormat.Fen or FieldFormat.PositiveFen => "-1",
            FieldFormat.OrderNumber => "\"a\"",
            FieldFormat.RefundNumber => "\"退款1\"",
            FieldFormat.Rfc3339 => "\"2030-01-31 12:00:00\"",
            FieldFormat.Day or FieldFormat.CompactDay or FieldFormat.CompactTime => "\"31.1.2030\"",
            FieldFormat.HttpsUrl or FieldFormat.HttpUrl => "\"https://example.com/?shop=1\"",
            FieldFormat.Openid => "\"o 1\"",
            FieldFormat.Appid => "\"88wx\"",
            FieldFormat.Mchid => "\"abc\"",
            _ => null,
        };
        if (wrong is not null)
            _found.Add(new(Value, literal.Span, wrong));
    }

    // As the examples number such names.
    private static string Numbered(string name) => name.Replace("$n", "0", StringComparison.Ordinal).Replace("$m", "0", StringComparison.Ordinal);

    private string Change(string text, int at)
    {
        var letter = text[at];
        while (letter == text[at])
            letter = (char)('a' + dice.Next(26));
        return text[..at] + letter + text[(at + 1)..];
    }
}
