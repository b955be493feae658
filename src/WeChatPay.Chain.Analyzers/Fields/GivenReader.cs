using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Fields;

/// <summary>Reads objects, lists and values from C#, as far as the compiler knows them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class GivenReader(SemanticModel model, CancellationToken token)
{
    private static readonly string[] Rounders = ["Round", "Truncate", "Floor", "Ceiling"];

    private const string TypedOptions = "RequestOptions";

    /// <summary>Gets the code that the values belong to.</summary>
    public SemanticModel Model => model;

    /// <summary>Reads <c>new { … }</c>, a dictionary with constant keys, or a local variable that holds <c>new { … }</c>.</summary>
    /// <returns><see langword="null"/> for other expressions.</returns>
    public GivenObject? ReadObject(ExpressionSyntax expression) => Unwrap(expression) switch
    {
        AnonymousObjectCreationExpressionSyntax anonymous => ReadAnonymous(anonymous),
        BaseObjectCreationExpressionSyntax { Initializer: { } initializer } creation => ReadInitializer(creation, initializer),
        BaseObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0 } creation when IsDictionary(creation) => new([], true, creation.NewKeyword.Span),
        IdentifierNameSyntax name when FindAnonymous(name) is { } anonymous => ReadAnonymous(anonymous),
        _ => null,
    };

    /// <summary>Reads the elements of an array, a list or a collection expression; <see langword="null"/> for other expressions.</summary>
    public static IReadOnlyList<ExpressionSyntax>? ReadList(ExpressionSyntax expression) => Unwrap(expression) switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax array => array.Initializer?.Expressions ?? [],
        CollectionExpressionSyntax collection when collection.Elements.All(static element => element is ExpressionElementSyntax) =>
            [.. collection.Elements.Cast<ExpressionElementSyntax>().Select(static element => element.Expression)],
        BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer }
            when initializer.Expressions.All(static element => element is not InitializerExpressionSyntax) => initializer.Expressions,
        _ => null,
    };

    /// <summary>Gives the value that the compiler knows; <see langword="null"/> for no such value, and for the value null.</summary>
    public object? ConstantOf(ExpressionSyntax expression) => model.GetConstantValue(expression, token).Value;

    /// <summary>Tells whether an expression is null.</summary>
    public bool IsNull(ExpressionSyntax expression) => model.GetConstantValue(Unwrap(expression), token) is { HasValue: true, Value: null };

    /// <summary>Names the kind of a value by its type.</summary>
    public ValueKind KindOf(ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(Unwrap(expression), token).Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        return type?.SpecialType switch
        {
            SpecialType.System_String => ValueKind.Text,
            SpecialType.System_Boolean => ValueKind.Boolean,
            SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal =>
                IsWhole(Unwrap(expression)) ? ValueKind.Whole : ValueKind.Fraction,
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => ValueKind.Whole,
            _ => ValueKind.Unknown,
        };
    }

    /// <summary>Tells whether a value is that of an enum.</summary>
    public bool IsEnum(ExpressionSyntax expression) => model.GetTypeInfo(Unwrap(expression), token).Type?.TypeKind == TypeKind.Enum;

    // A rounded number, or a constant without a fraction: it is written without one.
    private bool IsWhole(ExpressionSyntax expression) => model.GetConstantValue(expression, token).Value switch
    {
        decimal constant => constant == decimal.Truncate(constant),
        null => expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } rounded
            && Rounders.Contains(name) && rounded.ArgumentList.Arguments.Count == 1,
        _ => false,
    };

    /// <summary>Removes what does not change the value: brackets, casts, <c>!</c>.</summary>
    public static ExpressionSyntax Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Unwrap(inner.Expression),
        CastExpressionSyntax { Type: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.ObjectKeyword } } inner => Unwrap(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } inner => Unwrap(inner.Operand),
        _ => expression,
    };

    private static GivenObject ReadAnonymous(AnonymousObjectCreationExpressionSyntax anonymous)
    {
        var entries = new List<GivenEntry>();
        foreach (var member in anonymous.Initializers)
        {
            if (member.NameEquals is { } named)
                entries.Add(new(named.Name.Identifier.ValueText, named.Name.Span, member.Expression, Identifier));
            else if (InferName(member.Expression) is { } inferred)
                entries.Add(new(inferred, member.Span, member.Expression, name => Identifier(name) is { } written ? $"{written} = {member.Expression}" : null));
        }
        return new(entries, true, anonymous.NewKeyword.Span);
    }

    private GivenObject? ReadInitializer(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer)
    {
        var entries = new List<GivenEntry>();
        // What the constructor copies is not known here.
        var isComplete = creation.ArgumentList is null or { Arguments.Count: 0 };
        if (!IsDictionary(creation))
            return model.GetTypeInfo(creation, token).Type?.Name == TypedOptions ? ReadTyped(creation, initializer) : null;
        foreach (var element in initializer.Expressions)
        {
            var (key, value) = element switch
            {
                AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] } } assigned =>
                    (index.Expression, assigned.Right),
                InitializerExpressionSyntax { Expressions: [var first, var second] } => (first, second),
                _ => (null, null),
            };
            if (key is not null && ConstantOf(key) is string name)
                entries.Add(new(name, Inside(key), value!, written => key is LiteralExpressionSyntax ? written : null));
            else
                isComplete = false;
        }
        return new(entries, isComplete, creation.NewKeyword.Span);
    }

    private GivenObject ReadTyped(BaseObjectCreationExpressionSyntax creation, InitializerExpressionSyntax initializer)
    {
        var (entries, isComplete) = (new List<GivenEntry>(), true);
        foreach (var element in initializer.Expressions)
        {
            if (element is not AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assigned)
                continue;
            if (name.Identifier.ValueText != "Variables")
                entries.Add(new(SnakeCase(name.Identifier.ValueText), name.Span, assigned.Right, static _ => null));
            else if (ReadObject(assigned.Right) is { } variables)
                (entries, isComplete) = ([.. entries, .. variables.Entries], isComplete && variables.IsComplete);
            else
                isComplete = false;
        }
        return new(entries, isComplete, creation.NewKeyword.Span);
    }

    // Not a class of the user's, whose properties may have other names on the wire.
    private bool IsDictionary(BaseObjectCreationExpressionSyntax creation)
    {
        var type = model.GetTypeInfo(creation, token).Type;
        return type?.Name is "JObject" || type?.AllInterfaces.Any(static one =>
            one is { Name: "IDictionary" or "IReadOnlyDictionary", TypeArguments: [{ SpecialType: SpecialType.System_String }, _] }) == true;
    }

    // An anonymous object does not change. The variable must not either.
    private AnonymousObjectCreationExpressionSyntax? FindAnonymous(IdentifierNameSyntax name)
    {
        if (model.GetSymbolInfo(name, token).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: [var reference] } local
            || reference.GetSyntax(token) is not VariableDeclaratorSyntax { Initializer.Value: AnonymousObjectCreationExpressionSyntax anonymous } declared)
        {
            return null;
        }
        var body = declared.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var isChanged = body?.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assigned => assigned.Left is IdentifierNameSyntax left && left.Identifier.ValueText == local.Name) ?? true;
        return isChanged ? null : anonymous;
    }

    private static string? InferName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax member } => member.Name.Identifier.ValueText,
        _ => null,
    };

    private static string? Identifier(string name)
    {
        var written = name.Replace('-', '_');
        return !SyntaxFacts.IsValidIdentifier(written) ? null : SyntaxFacts.GetKeywordKind(written) == SyntaxKind.None ? written : $"@{written}";
    }

    private static TextSpan Inside(ExpressionSyntax key) => key is LiteralExpressionSyntax { Token: var literal } && literal.Text == $"\"{literal.ValueText}\""
        ? new(key.SpanStart + 1, literal.ValueText.Length)
        : key.Span;

    private static string SnakeCase(string name) => Regex.Replace(name, "(?<=.)[A-Z]", static capital => $"_{capital.Value}").ToLowerInvariant();
}

/// <summary>What the type of a value says about it.</summary>
internal enum ValueKind
{
    /// <summary>Its form on the wire is not known.</summary>
    Unknown,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number that may have a fraction.</summary>
    Fraction,

    /// <summary>True or false.</summary>
    Boolean,
}
