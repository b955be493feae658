using Microsoft.CodeAnalysis;

namespace WeChatPay.Analyzers;

/// <summary>The types of the library, as a compilation sees them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class KnownTypes
{
    private readonly INamedTypeSymbol _node;
    private readonly INamedTypeSymbol _client;
    private readonly INamedTypeSymbol _response;
    private readonly HashSet<string> _responseMembers;

    private KnownTypes(INamedTypeSymbol node, INamedTypeSymbol client, INamedTypeSymbol response)
    {
        (_node, _client, _response) = (node, client, response);
        _responseMembers = new(response.MemberNames, StringComparer.Ordinal);
    }

    /// <summary>Finds the types; <see langword="null"/> for a compilation that does not use the library.</summary>
    public static KnownTypes? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName("WeChatPay.ChainNode") is { } node && compilation.GetTypeByMetadataName("WeChatPay.WeChatPayClient") is { } client
        && compilation.GetTypeByMetadataName("WeChatPay.WeChatPayResponse") is { } response
            ? new(node, client, response)
            : null;

    /// <summary>Tells whether a variable of a type may hold a response.</summary>
    public bool IsResponse(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic || SymbolEqualityComparer.Default.Equals(type, _response);

    /// <summary>Tells whether a name is that of a member of the class of responses, which wins over a field.</summary>
    public bool HasResponseMember(string name) => _responseMembers.Contains(name);

    /// <summary>Tells whether a type is the root of chains, so that the path before an expression of that type is known to be empty.</summary>
    public bool IsClient(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, _client);

    /// <summary>Tells whether a type is a node of a chain, the client included.</summary>
    public bool IsNode(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at, _node))
                return true;
        }
        return false;
    }
}
