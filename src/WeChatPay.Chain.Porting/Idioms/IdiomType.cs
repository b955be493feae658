using WeChatPay.Facts;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>The type of a value in idiomatic C#.</summary>
/// <param name="Kind">The kind.</param>
internal sealed record IdiomType(IdiomKind Kind)
{
    public static readonly IdiomType Unknown = new(IdiomKind.Unknown);
    public static readonly IdiomType Void = new(IdiomKind.Void);
    public static readonly IdiomType Null = new(IdiomKind.Null);
    public static readonly IdiomType Bool = new(IdiomKind.Bool);
    public static readonly IdiomType Int = new(IdiomKind.Int);
    public static readonly IdiomType Float = new(IdiomKind.Float);
    public static readonly IdiomType String = new(IdiomKind.String);
    public static readonly IdiomType Client = new(IdiomKind.Client);
    public static readonly IdiomType Response = new(IdiomKind.Response);
    public static readonly IdiomType Key = new(IdiomKind.Key);
    public static readonly IdiomType Exception = new(IdiomKind.Exception) { Name = "Exception" };

    public bool IsNullable { get; init; }

    /// <summary>Gets the documented fields of an object; null when they are not known.</summary>
    public IReadOnlyList<Field>? Fields { get; init; }

    /// <summary>Gets the type of the items of a list, or of the values of a dictionary.</summary>
    public IdiomType? Element { get; init; }

    /// <summary>Gets the class of an object.</summary>
    public ClassDeclaration? Class { get; init; }

    /// <summary>Gets the name of an exception's type, or of another type of .NET.</summary>
    public string? Name { get; init; }

    public bool IsScalar => Kind is IdiomKind.Bool or IdiomKind.Int or IdiomKind.Float or IdiomKind.String;

    public IdiomType Nullable => IsNullable ? this : this with { IsNullable = true };

    public IdiomType NotNull => IsNullable ? this with { IsNullable = false } : this;

    public static IdiomType ListOf(IdiomType element) => new(IdiomKind.List) { Element = element };

    public static IdiomType MapOf(IdiomType element) => new(IdiomKind.Map) { Element = element };

    /// <summary>Writes the type.</summary>
    public string Text => Bare + (IsNullable ? "?" : "");

    private string Bare => Kind switch
    {
        IdiomKind.Void => "void",
        IdiomKind.Bool => "bool",
        IdiomKind.Int => "long",
        IdiomKind.Float => "double",
        IdiomKind.String => "string",
        IdiomKind.Client => "WeChatPayClient",
        IdiomKind.Response => "WeChatPayResponse",
        IdiomKind.Json => "JToken",
        IdiomKind.Node => "JsonNode",
        IdiomKind.Map => $"Dictionary<string, {(Element is { Kind: not IdiomKind.Unknown } value ? value.Text : "object?")}>",
        IdiomKind.List => $"List<{(Element is { Kind: not IdiomKind.Unknown } item ? item.Text : "object?")}>",
        IdiomKind.Sequence => $"IEnumerable<{Element?.Text ?? "object?"}>",
        IdiomKind.Key => "RsaKey",
        IdiomKind.Media => "MediaUtil",
        IdiomKind.Stream => "Stream",
        IdiomKind.Exception or IdiomKind.Other => Name ?? "Exception",
        IdiomKind.Object => CSharpNames.Spell(Class?.Name?.Text ?? "object"),
        _ => "object",
    };

    /// <summary>Whether the type can be written in a declaration.</summary>
    public bool IsSpeakable => Kind is not (IdiomKind.Unknown or IdiomKind.Null or IdiomKind.Typed or IdiomKind.Anonymous or IdiomKind.Void);

    /// <summary>Joins the types of two values of one variable; unknown when they have no common one.</summary>
    public static IdiomType Join(IdiomType? one, IdiomType other)
    {
        if (one is null || one == other)
            return other;
        if (one.Kind is IdiomKind.Null)
            return other.Kind is IdiomKind.Null ? other : other.Nullable;
        if (other.Kind is IdiomKind.Null)
            return one.Nullable;
        if (one.NotNull == other.NotNull)
            return one.Nullable;
        if (one.Kind is IdiomKind.List && other.Kind is IdiomKind.List && (one.Element ?? other.Element) is { } known
            && (one.Element is null || other.Element is null))
            return ListOf(known);
        // Responses of several operations have no documented fields in common.
        if (one.Kind is IdiomKind.Response or IdiomKind.Typed && other.Kind is IdiomKind.Response or IdiomKind.Typed
            && (one.Kind is IdiomKind.Response || one.Name == "root") && (other.Kind is IdiomKind.Response || other.Name == "root"))
            return Response with { IsNullable = one.IsNullable || other.IsNullable };
        if (one.Kind == other.Kind && one.Kind is IdiomKind.Map)
            return MapOf(Unknown);
        if (one.Kind == other.Kind && one.Kind is IdiomKind.Json or IdiomKind.Node)
            return one with { Fields = null, IsNullable = one.IsNullable || other.IsNullable };
        return Unknown;
    }
}
