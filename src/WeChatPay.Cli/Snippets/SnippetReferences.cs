using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WeChatPay.Cli.Snippets;

/// <summary>The assemblies that snippets are compiled against: the framework, our packages, and packages in their public types.</summary>
internal static class SnippetReferences
{
    private const string Typed = "WeChatPay.Chain.OpenApi";

    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(static () => Read(static name => name != Typed && IsForSnippets(name)));
    private static readonly Lazy<ImmutableArray<MetadataReference>> TypedReference = new(static () => Read(static name => name == Typed));
    private static readonly Lazy<ImmutableArray<MetadataReference>> WebReferences = new(static () => Read(IsForWeb));

    public static ImmutableArray<MetadataReference> All => References.Value;

    /// <summary>Gets the assemblies for C# that receives callbacks in ASP.NET Core too.</summary>
    public static ImmutableArray<MetadataReference> WithWeb => [.. All, .. WebReferences.Value];

    /// <summary>Gets the assemblies for idiomatic C#, which calls the typed chain and receives callbacks in ASP.NET Core too.</summary>
    public static ImmutableArray<MetadataReference> WithTypedChain => [.. WithWeb, .. TypedReference.Value];

    /// <summary>Gets the implicit usings of idiomatic C#, which names the others itself.</summary>
    public static ImmutableArray<string> PlainUsings { get; } =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "WeChatPay"];

    /// <summary>Gets the implicit usings of a snippet: namespaces and <c>static</c> types.</summary>
    public static ImmutableArray<string> Usings { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "WeChatPay", "WeChatPay.Crypto", "WeChatPay.Php", "WeChatPay.Util", "static WeChatPay.Php.Functions", "static WeChatPay.Php.Operators",
    ];

    private static ImmutableArray<MetadataReference> Read(Func<string, bool> isWanted) =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private static bool IsForWeb(string name) => !IsForSnippets(name)
        && (name == "Microsoft.AspNetCore" || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal));

    // The rules for the compiler have the facts as source: the types of WeChatPay.Chain.Facts would be there twice.
    private static bool IsForSnippets(string name) => name != "WeChatPay.Chain.Analyzers" && (
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("WeChatPay.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp"
        || name is "Newtonsoft.Json" or "BouncyCastle.Cryptography" or "Microsoft.Extensions.Logging.Abstractions");
}
