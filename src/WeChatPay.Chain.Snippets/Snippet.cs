using WeChatPay.Facts;
using WeChatPay.Porting;

namespace WeChatPay.Snippets;

/// <summary>Writes example code for a documented operation, with a value for every documented field, or for the required ones.</summary>
internal static class Snippet
{
    /// <summary>Writes PHP for WeChat Pay's SDK, with <c>$instance</c> ready.</summary>
    public static string Php(Operation operation, SnippetStyle style, ExampleScope scope = ExampleScope.All) =>
        PhpSnippet.Write(ExampleCall.Make(operation, scope), style);

    /// <summary>Writes C# that reads line for line like <see cref="Php"/>, with <c>dynamic instance</c> ready: the ported PHP.</summary>
    public static string Dynamic(Operation operation, SnippetStyle style, ExampleScope scope = ExampleScope.All)
    {
        var ported = PhpPorter.Port(Php(operation, style, scope));
        return ported.Code ?? throw new InvalidOperationException($"{operation} cannot be ported: {string.Join(' ', ported.Diagnostics)}");
    }

    /// <summary>Writes C# for the typed chain of the package WeChatPay.Chain.OpenApi, with a statically typed <c>instance</c> ready.</summary>
    public static string Typed(Operation operation, ExampleScope scope = ExampleScope.All) => TypedSnippet.Write(ExampleCall.Make(operation, scope));
}
