using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Analyzers.Calls;

/// <summary>Reads calls of a chain from C#.</summary>
/// <remarks>Mutable: use it for one call.</remarks>
internal sealed class ChainReader
{
    // Segments of a path whose first one is misspelt.
    private const int LeastOfDynamic = 3;
    private const int LeastOfClient = 2;

    private const string Chained = "chain";

    /// <summary>The first segments of all documented paths.</summary>
    public static readonly string[] Protocols = ["v3", "v2", "brand"];

    private readonly SemanticModel _model;
    private readonly KnownTypes _types;
    private readonly CancellationToken _token;

    // From the verb to the root, as the expressions are nested.
    private readonly Stack<ExpressionSyntax> _steps = new();

    private ChainReader(SemanticModel model, KnownTypes types, CancellationToken token) => (_model, _types, _token) = (model, types, token);

    /// <summary>Reads a call; <see langword="null"/> for what is not a chain, and for a path that the compiler does not know.</summary>
    public static ChainCall? Read(InvocationExpressionSyntax invocation, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        if (invocation.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access || name.Identifier.ValueText == Chained)
            return null;
        return new ChainReader(model, types, token).Read(invocation, name, access.Expression);
    }

    private ChainCall? Read(InvocationExpressionSyntax invocation, IdentifierNameSyntax name, ExpressionSyntax receiver)
    {
        var root = FindRoot(receiver);
        if (_steps.Count == 0)
            return null;
        var type = _model.GetTypeInfo(root, _token).Type;
        var isDynamic = type?.TypeKind == TypeKind.Dynamic;
        if (!isDynamic && !_types.IsClient(type))
            return null;
        var path = new WrittenPath();
        foreach (var step in _steps)
        {
            if (!Append(path, step))
                return null;
        }
        if (path.Segments.Count == 0 || path.Segments[0].IsUnknown)
            return null;
        // Any dynamic object may have few members and a method of such a name.
        var hasProtocol = Protocols.Contains(path.Segments[0].Text.ToLowerInvariant());
        if (!hasProtocol && path.Segments.Count < (isDynamic ? LeastOfDynamic : LeastOfClient))
            return null;
        var arguments = invocation.ArgumentList.Arguments;
        var (method, at) = name.Identifier.ValueText is "Send" or "SendAsync"
            ? (ConstantOf(arguments.FirstOrDefault()?.Expression)?.ToUpperInvariant(), 1)
            : (Verbs.MethodOf(name.Identifier.ValueText), 0);
        var options = arguments.Count > at ? arguments[at] : null;
        var given = options is null || IsToken(options) ? null : options.Expression;
        return new(invocation, name, method, path.Segments, given, isDynamic, hasProtocol, path.HasQueryTemplate);
    }

    private ExpressionSyntax FindRoot(ExpressionSyntax receiver)
    {
        var at = Unwrap(receiver);
        while (true)
        {
            var next = at switch
            {
                MemberAccessExpressionSyntax member when member.IsKind(SyntaxKind.SimpleMemberAccessExpression) && IsDynamic(member.Expression) =>
                    member.Expression,
                ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element when IsReceiver(element.Expression) => element.Expression,
                InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Chained } chained, ArgumentList.Arguments.Count: 1,
                } when IsReceiver(chained.Expression) => chained.Expression,
                _ => null,
            };
            if (next is null)
                return at;
            _steps.Push(at);
            at = Unwrap(next);
        }
    }

    private bool Append(WrittenPath path, ExpressionSyntax step) => step switch
    {
        MemberAccessExpressionSyntax member => path.AppendMember(member.Name),
        ElementAccessExpressionSyntax element => path.AppendText(element.ArgumentList.Arguments[0].Expression, _model, _token),
        InvocationExpressionSyntax chained => path.AppendText(chained.ArgumentList.Arguments[0].Expression, _model, _token),
        _ => false,
    };

    private static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Unwrap(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Unwrap(inner.Operand),
        _ => expression,
    };

    private bool IsDynamic(ExpressionSyntax expression) => _model.GetTypeInfo(expression, _token).Type?.TypeKind == TypeKind.Dynamic;

    private bool IsReceiver(ExpressionSyntax expression) => _types.IsReceiver(_model.GetTypeInfo(expression, _token).Type);

    private bool IsToken(ArgumentSyntax argument) =>
        argument.NameColon?.Name.Identifier.ValueText == "cancellationToken"
        || _model.GetTypeInfo(argument.Expression, _token).Type?.Name == nameof(CancellationToken);

    private string? ConstantOf(ExpressionSyntax? expression) => expression is null ? null : _model.GetConstantValue(expression, _token).Value as string;
}
