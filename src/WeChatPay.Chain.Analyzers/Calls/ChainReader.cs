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

    // From the root to the verb: each step with what it is taken on.
    private readonly Stack<(ExpressionSyntax Receiver, ExpressionSyntax Step)> _steps = new();

    private ChainReader(SemanticModel model, KnownTypes types, CancellationToken token) => (_model, _types, _token) = (model, types, token);

    /// <summary>Reads a call; <see langword="null"/> for what is not a chain, and for a path that the compiler does not know.</summary>
    public static ChainCall? Read(InvocationExpressionSyntax invocation, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        if (invocation.Expression is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } access || name.Identifier.ValueText == Chained)
            return null;
        return new ChainReader(model, types, token).Read(invocation, name, access.Expression);
    }

    /// <summary>Reads the path of an expression that a further step is taken on; <see langword="null"/> where it is not that of a chain.</summary>
    public static ChainReceiver? ReadReceiver(ExpressionSyntax receiver, SemanticModel model, KnownTypes types, CancellationToken token)
    {
        var reader = new ChainReader(model, types, token);
        reader.Collect(receiver);
        // All steps are taken off where none is taken on a dynamic object or a client.
        if ((reader.FindRoot() ?? model.GetTypeInfo(receiver, token).Type) is not { } type || type.TypeKind != TypeKind.Dynamic && !types.IsClient(type))
            return null;
        var path = new WrittenPath();
        var isDynamic = type.TypeKind == TypeKind.Dynamic;
        return reader._steps.All(one => (isDynamic || one.Step is not MemberAccessExpressionSyntax) && reader.Append(path, one.Step))
            ? new(path.Segments, isDynamic)
            : null;
    }

    private ChainCall? Read(InvocationExpressionSyntax invocation, IdentifierNameSyntax name, ExpressionSyntax receiver)
    {
        Collect(receiver);
        // Other calls are not looked at any closer.
        if (_steps.Count == 0 || Verbs.MethodOf(name.Identifier.ValueText) is null && name.Identifier.ValueText is not ("Send" or "SendAsync") && !MayBegin())
            return null;
        if (FindRoot() is not { } type)
            return null;
        var isDynamic = type.TypeKind == TypeKind.Dynamic;
        var path = new WrittenPath();
        foreach (var (_, step) in _steps)
        {
            if (!isDynamic && step is MemberAccessExpressionSyntax || !Append(path, step))
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
        return new(invocation, name, method, path.Segments, given, isDynamic, hasProtocol, path.HasQueryTemplate, path.HasQuery);
    }

    private void Collect(ExpressionSyntax receiver)
    {
        var at = Unwrap(receiver);
        while (true)
        {
            var next = at switch
            {
                MemberAccessExpressionSyntax member when member.IsKind(SyntaxKind.SimpleMemberAccessExpression) => member.Expression,
                ElementAccessExpressionSyntax { ArgumentList.Arguments.Count: 1 } element => element.Expression,
                InvocationExpressionSyntax
                {
                    Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Chained } chained, ArgumentList.Arguments.Count: 1,
                } => chained.Expression,
                _ => null,
            };
            if (next is null)
                return;
            _steps.Push((Unwrap(next), at));
            at = Unwrap(next);
        }
    }

    // Removes the steps to the root, and gives its type: the first that is dynamic, or a client.
    private ITypeSymbol? FindRoot()
    {
        while (_steps.Count > 0)
        {
            var type = _model.GetTypeInfo(_steps.Peek().Receiver, _token).Type;
            if (type?.TypeKind == TypeKind.Dynamic || _types.IsClient(type))
                return type;
            if (_types.IsNode(type))
                return null;
            _steps.Pop();
        }
        return null;
    }

    // Whether a step may be the first one of a documented path.
    private bool MayBegin() => _steps.Any(static one => one.Step switch
    {
        MemberAccessExpressionSyntax member => Protocols.Contains(member.Name.Identifier.ValueText.ToLowerInvariant()),
        _ => true,
    });

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

    private bool IsToken(ArgumentSyntax argument) =>
        argument.NameColon?.Name.Identifier.ValueText == "cancellationToken"
        || _model.GetTypeInfo(argument.Expression, _token).Type?.Name == nameof(CancellationToken);

    private string? ConstantOf(ExpressionSyntax? expression) => expression is null ? null : _model.GetConstantValue(expression, _token).Value as string;
}
