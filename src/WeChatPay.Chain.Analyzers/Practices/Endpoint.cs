using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WeChatPay.Analyzers.Practices;

/// <summary>Tells what runs once for each request: the lambda of an endpoint, and the method of a controller.</summary>
internal static class Endpoint
{
    private static readonly string[] Maps = ["MapGet", "MapPost", "MapPut", "MapDelete", "MapPatch", "MapMethods"];

    /// <summary>Tells whether a lambda is given to <c>MapPost</c> or one of its siblings.</summary>
    public static bool IsLambda(AnonymousFunctionExpressionSyntax lambda) =>
        lambda.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax map } }
        && Maps.Contains(map.Name.Identifier.ValueText);

    /// <summary>Tells whether a method is a public one of a controller.</summary>
    public static bool IsAction(IMethodSymbol? method)
    {
        if (method is null or { IsStatic: true } || method.DeclaredAccessibility != Accessibility.Public)
            return false;
        for (var type = method.ContainingType.BaseType; type is not null; type = type.BaseType)
        {
            if (type.Name is "ControllerBase" or "ApiController")
                return true;
        }
        return false;
    }
}
