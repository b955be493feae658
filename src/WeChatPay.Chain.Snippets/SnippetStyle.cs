namespace WeChatPay.Snippets;

/// <summary>How a call is written: the path as names, as <c>chain('…')</c> or in brackets, and synchronously or not.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">The documentation's name, in Chinese.</param>
/// <param name="Form">How the path is written.</param>
/// <param name="IsAsync">Whether the call gives a promise.</param>
internal sealed record SnippetStyle(string Name, string Title, PathForm Form, bool IsAsync)
{
    /// <summary>Gets the six styles in the documentation's order.</summary>
    public static IReadOnlyList<SnippetStyle> All { get; } =
    [
        new("pure-async", "异步纯链式", PathForm.Names, true),
        new("chain-async", "异步声明式", PathForm.Chain, true),
        new("index-async", "异步属性式", PathForm.Index, true),
        new("pure", "同步纯链式", PathForm.Names, false),
        new("chain", "同步声明式", PathForm.Chain, false),
        new("index", "同步属性式", PathForm.Index, false),
    ];
}

/// <summary>How a path is written.</summary>
internal enum PathForm
{
    /// <summary><c>->v3->hirePowerBank</c></summary>
    Names,

    /// <summary><c>->chain('v3/hire-power-bank')</c></summary>
    Chain,

    /// <summary><c>['v3/hire-power-bank']</c></summary>
    Index,
}
