using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace WeChatPay.Tests.House;

/// <summary>What an assembly shows to its users, and the documentation file that goes with it.</summary>
internal sealed class PublicSurface
{
    private readonly CSharpCompilation _compilation;
    private readonly Dictionary<string, XElement> _docs;

    private PublicSurface(CSharpCompilation compilation, Dictionary<string, XElement> docs, IReadOnlyList<INamedTypeSymbol> types)
    {
        _compilation = compilation;
        _docs = docs;
        Types = types;
    }

    /// <summary>Gets the types that a user can name.</summary>
    public IReadOnlyList<INamedTypeSymbol> Types { get; }

    /// <summary>Reads an assembly of this test run.</summary>
    /// <param name="assembly">Its name.</param>
    public static PublicSurface Of(string assembly)
    {
        var path = AssemblyFiles.PathOf(assembly);
        var reference = MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create("Surface", null, [reference, .. AssemblyFiles.References(except: assembly)]);
        var docs = XDocument.Load(Path.ChangeExtension(path, ".xml")).Root!.Element("members")!.Elements()
            .ToDictionary(static member => member.Attribute("name")!.Value);
        var module = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!;
        return new PublicSurface(compilation, docs, [.. TypesOf(module.GlobalNamespace)]);
    }

    /// <summary>Lists the members that a user can name, the accessors of properties aside, and what the compiler writes by itself.</summary>
    public static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate
            ? []
            : type.GetMembers().Where(static member => IsVisible(member) && !IsMadeByCompiler(member) && member is not INamedTypeSymbol);

    /// <summary>Gives the text of a symbol's <c>summary</c> and <c>remarks</c>.</summary>
    public string TextOf(ISymbol symbol) =>
        DocOf(symbol) is { } doc ? string.Join(' ', doc.Elements().Where(static part => part.Name.LocalName is "summary" or "remarks").Select(Text)) : "";

    /// <summary>Gives the text of a property's <c>value</c>.</summary>
    public string ValueOf(ISymbol symbol) => DocOf(symbol)?.Element("value") is { } value ? Text(value) : "";

    /// <summary>Tells whether a symbol says something of itself, or inherits from something that does.</summary>
    public bool IsDocumented(ISymbol symbol)
    {
        if (DocOf(symbol) is not { } doc)
            return false;
        if (doc.Element("summary") is { } summary)
            return summary.Value.Trim().Length > 0 || summary.HasElements;
        if (doc.Element("inheritdoc") is not { } inherited)
            return false;
        return inherited.Attribute("cref")?.Value is { } target
            ? DocumentationCommentId.GetFirstSymbolForDeclarationId(target, _compilation) is { } origin && IsDocumentedOrigin(origin)
            : OriginsOf(symbol).Any(IsDocumentedOrigin);
    }

    // What others wrote is documented where they keep it.
    private bool IsDocumentedOrigin(ISymbol origin) =>
        _docs.Count == 0 || !Types.Contains(origin.ContainingType, SymbolEqualityComparer.Default) || IsDocumented(origin);

    private static IEnumerable<ISymbol> OriginsOf(ISymbol symbol)
    {
        ISymbol? overridden = symbol switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
        var implemented = symbol.ContainingType.AllInterfaces.SelectMany(static one => one.GetMembers())
            .Where(wanted => SymbolEqualityComparer.Default.Equals(symbol.ContainingType.FindImplementationForInterfaceMember(wanted), symbol));
        return overridden is null ? implemented : implemented.Prepend(overridden);
    }

    // A link reads as the name of what it leads to.
    private static string Text(XElement doc) => string.Concat(doc.Nodes().Select(static node => node switch
    {
        XElement { IsEmpty: true } link => (link.Attribute("cref") ?? link.Attribute("langword"))?.Value.Split('.', ':')[^1],
        XElement element => Text(element),
        XText text => text.Value,
        _ => null,
    }));

    private XElement? DocOf(ISymbol symbol) => symbol.GetDocumentationCommentId() is { } id ? _docs.GetValueOrDefault(id) : null;

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(static member => member switch
        {
            INamedTypeSymbol type when !IsVisible(type) => [],
            INamedTypeSymbol type => TypesOf(type).Prepend(type),
            _ => TypesOf(member),
        });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    // The compiler marks the members that it makes for records; a constructor without parameters needs no documentation of its own.
    private static bool IsMadeByCompiler(ISymbol member) =>
        member.GetAttributes().Any(static one => one.AttributeClass?.Name == "CompilerGeneratedAttribute")
        || member is IMethodSymbol { AssociatedSymbol: not null } or IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true };
}
