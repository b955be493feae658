using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Calls;

/// <summary>Where a call goes.</summary>
/// <param name="Target">Makes the client; disposed of with this.</param>
/// <param name="HasOwnHost">Whether every call goes to the host of the client, for example to a test server, also where the facts name another.</param>
internal sealed record CallTarget(ISnippetTarget Target, bool HasOwnHost = false) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Target.DisposeAsync();
}
