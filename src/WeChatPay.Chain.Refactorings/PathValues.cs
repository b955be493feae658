using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using WeChatPay.Analyzers.Calls;

namespace WeChatPay.Refactorings;

/// <summary>The values that stand in a path, for the options of a typed call: <c>id/{order}</c> is <c>transaction_id = order</c>.</summary>
internal static class PathValues
{
    /// <summary>Reads the values.</summary>
    /// <param name="call">The call.</param>
    /// <param name="path">The documented path.</param>
    /// <param name="options">The type of the options.</param>
    /// <param name="model">The model.</param>
    /// <param name="token">Cancels it.</param>
    /// <returns>The options that they become, as C#; <see langword="null"/> where one cannot become an option.</returns>
    public static IReadOnlyList<(string Name, string Value)>? Read(
        ChainCall call, string path, ITypeSymbol? options, SemanticModel model, CancellationToken token)
    {
        var documented = path.Split('/');
        var values = new List<(string Name, string Value)>();
        for (var at = 0; at < documented.Length; at++)
        {
            var segment = call.Segments[at];
            if (segment.Text == documented[at])
                continue;
            if (!Segment.IsVariableName(documented[at]) || segment.IsVariable)
                return null;
            var name = documented[at].Substring(1, documented[at].Length - 2);
            var type = options?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault()?.Type;
            if (type is null || Written(segment, type, model, token) is not { } value || IsGiven(call.Options, name))
                return null;
            values.Add((name, value));
        }
        return values;
    }

    private static string? Written(Segment segment, ITypeSymbol type, SemanticModel model, CancellationToken token)
    {
        // A text that needs no encoding is the same in both ways.
        if (!segment.IsUnknown)
            return type.SpecialType == SpecialType.System_String && segment.Text.All(IsUnreserved) ? $"\"{segment.Text}\"" : null;
        return FindHole(segment) is { } value
            && (model.GetTypeInfo(value, token).Type?.TypeKind == TypeKind.Dynamic || model.ClassifyConversion(value, type) is { IsImplicit: true })
            ? value.ToString()
            : null;
    }

    private static bool IsUnreserved(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '.' or '_' or '~';

    // The segment is the value alone: a part of a value, or a text beside it, is none.
    private static ExpressionSyntax? FindHole(Segment segment) => (segment.Owner as InterpolatedStringExpressionSyntax)?.Contents
        .OfType<InterpolationSyntax>().FirstOrDefault(hole => segment.Span == new TextSpan(hole.SpanStart, 1))
        is { FormatClause: null, AlignmentClause: null } hole ? hole.Expression : null;

    private static bool IsGiven(ExpressionSyntax? options, string name) => options is AnonymousObjectCreationExpressionSyntax given
        && given.Initializers.Any(one => (one.NameEquals?.Name.Identifier.ValueText ?? one.Expression.ToString()) == name);
}
