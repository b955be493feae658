using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WeChatPay.Cli.Snippets;

/// <summary>The assemblies that snippets are compiled against: the framework, our packages, and packages in their public types.</summary>
internal static class SnippetReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> References = new(static () =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(static path => IsForSnippets(Path.GetFileNameWithoutExtension(path)))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    public static ImmutableArray<MetadataReference> All => References.Value;

    /// <summary>Gets the implicit usings of a snippet: namespaces and <c>static</c> types.</summary>
    public static ImmutableArray<string> Usings { get; } =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks",
        "WeChatPay", "WeChatPay.Crypto", "WeChatPay.Php", "WeChatPay.Util", "static WeChatPay.Php.Functions", "static WeChatPay.Php.Operators",
    ];

    private static bool IsForSnippets(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("WeChatPay.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard" or "Microsoft.CSharp"
        || name is "Newtonsoft.Json" or "BouncyCastle.Cryptography" or "Microsoft.Extensions.Logging.Abstractions";
}
