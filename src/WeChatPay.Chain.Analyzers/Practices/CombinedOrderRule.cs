using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Fields;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Practices;

/// <summary>WCP017: the number of a combined order where the number of a single one belongs. Combined orders have operations of their own.</summary>
internal static class CombinedOrderRule
{
    private const string Single = "out_trade_no";
    private const string Combined = "combine";

    /// <summary>Checks the number that a call names.</summary>
    public static void Check(ChainCall call, Operation operation, SemanticModel model, Action<Diagnostic> report, CancellationToken token)
    {
        if (operation.Path.Contains(Combined))
            return;
        foreach (var value in List(call, operation, model, token))
        {
            if (NameOf(value)?.IndexOf(Combined, StringComparison.OrdinalIgnoreCase) >= 0)
                report(Reports.Create(CompilerRules.CombinedOrder, value.GetLocation(), DiagnosticSeverity.Warning, null, null, call.Path));
        }
    }

    private static IEnumerable<ExpressionSyntax> List(ChainCall call, Operation operation, SemanticModel model, CancellationToken token)
    {
        var reader = new GivenReader(model, token);
        var options = call.Options is null ? null : reader.ReadObject(call.Options);
        foreach (var place in (GivenObject?[])[options, Inner("json"), Inner("xml"), Inner("query")])
        {
            if (place?.Find(Single)?.Value is { } value)
                yield return value;
        }
        if (!operation.Path.Contains($"{{{Single}}}"))
            yield break;
        foreach (var hole in call.Segments.Select(static segment => segment.Owner).Distinct().OfType<InterpolatedStringExpressionSyntax>()
            .SelectMany(static text => text.Contents.OfType<InterpolationSyntax>()))
        {
            yield return hole.Expression;
        }

        GivenObject? Inner(string name) => options?.Find(name) is { } entry ? reader.ReadObject(entry.Value) : null;
    }

    private static string? NameOf(ExpressionSyntax value) => GivenReader.Unwrap(value) switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string key } }] } => key,
        CastExpressionSyntax inner => NameOf(inner.Expression),
        _ => null,
    };
}
