using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WeChatPay.Analyzers;
using WeChatPay.Analyzers.Calls;
using WeChatPay.Analyzers.Paths;
using WeChatPay.Analyzers.Practices;
using WeChatPay.Facts;

namespace WeChatPay.Completion;

/// <summary>Finds the documented fields that belong to a place in the options of a call, or to a part of a response.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class CallPlace(SemanticModel model, KnownTypes types, CancellationToken token)
{
    /// <summary>Lists the fields of an object in the options: <c>new { json = new { … } }</c>.</summary>
    /// <returns>None where it does not belong to a documented call.</returns>
    public IReadOnlyList<Field> FieldsOf(AnonymousObjectCreationExpressionSyntax given)
    {
        var names = new Stack<string>();
        SyntaxNode at = given;
        while (at.Parent is { } parent)
        {
            switch (parent)
            {
                case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } named }:
                    names.Push(named.Name.Identifier.ValueText);
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }:
                    return OperationOf(call) is { } operation ? Inner(Options(operation), names) : [];
                case StatementSyntax or MemberDeclarationSyntax or LambdaExpressionSyntax:
                    return [];
            }
            at = parent;
        }
        return [];
    }

    /// <summary>Lists the fields of a response, or of an object in it: of <c>order</c> and of <c>order.amount</c>.</summary>
    public IReadOnlyList<Field> FieldsOf(ExpressionSyntax expression)
    {
        var names = new Stack<string>();
        while (true)
        {
            switch (expression)
            {
                case MemberAccessExpressionSyntax member:
                    names.Push(member.Name.Identifier.ValueText);
                    expression = member.Expression;
                    continue;
                case ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element:
                    // A number is the place in a list.
                    if (element.ArgumentList.Arguments[0].Expression is LiteralExpressionSyntax { Token.Value: string name })
                        names.Push(name);
                    expression = element.Expression;
                    continue;
                case ParenthesizedExpressionSyntax inner:
                    expression = inner.Expression;
                    continue;
                case PostfixUnaryExpressionSyntax inner:
                    expression = inner.Operand;
                    continue;
                case IdentifierNameSyntax local:
                    return ResponseOf(local) is { } response ? Inner(response, names) : [];
                default:
                    return [];
            }
        }
    }

    private IReadOnlyList<Field>? ResponseOf(IdentifierNameSyntax name) =>
        model.GetSymbolInfo(name, token).Symbol is ILocalSymbol { DeclaringSyntaxReferences.Length: 1 } local && types.IsResponse(local.Type)
        && local.DeclaringSyntaxReferences[0].GetSyntax(token) is VariableDeclaratorSyntax { Initializer.Value: { } value } && CallIn(value) is { } call
        && SymbolEqualityComparer.Default.Equals(CallResult.FindVariable(call, model, token), local) && OperationOf(call) is { } operation
            ? operation.Response
            : null;

    private static InvocationExpressionSyntax? CallIn(ExpressionSyntax value) => value switch
    {
        AwaitExpressionSyntax inner => CallIn(inner.Expression),
        ParenthesizedExpressionSyntax inner => CallIn(inner.Expression),
        InvocationExpressionSyntax call => call,
        _ => null,
    };

    private Operation? OperationOf(InvocationExpressionSyntax call) =>
        ChainReader.Read(call, model, types, token) is { Method: { } method } read && OperationFinder.Find(method, read.Segments) is { Count: 1 } found
            ? found[0]
            : null;

    // The name of a header has no hyphen in C#.
    private static IReadOnlyList<Field> Options(Operation operation) =>
    [
        .. operation.Request.Select(static option => option.Name == "headers"
            ? option with { Fields = [.. option.Fields.Select(static header => header with { Name = header.Name.Replace('-', '_') })] }
            : option),
    ];

    private static IReadOnlyList<Field> Inner(IReadOnlyList<Field> fields, Stack<string> names)
    {
        foreach (var name in names)
        {
            if (fields.FirstOrDefault(field => field.Name == name) is not { } field)
                return [];
            fields = field.Fields;
        }
        return fields;
    }
}
