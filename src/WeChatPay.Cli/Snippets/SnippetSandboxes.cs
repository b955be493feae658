using System.Text.RegularExpressions;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Snippets;

/// <summary>The sandboxes of one command: one for each merchant number that its files name.</summary>
internal sealed partial class SnippetSandboxes : IAsyncDisposable
{
    private readonly Dictionary<string, SandboxServer> _servers = new(StringComparer.Ordinal);

    /// <summary>Finds the sandbox for a file, or starts it.</summary>
    /// <param name="code">The C# of the file.</param>
    public async Task<SandboxAccess> FindAsync(string code, CancellationToken cancellationToken)
    {
        var options = new SandboxOptions();
        // Pages of the documentation name many merchants. Each is the sandbox's own merchant here.
        var mchid = FindMerchant(code) ?? options.Mchid;
        if (!_servers.TryGetValue(mchid, out var server))
            _servers[mchid] = server = await SandboxServer.StartAsync(options with { Mchid = mchid }, cancellationToken);
        return SandboxAccess.To(server);
    }

    /// <summary>Finds the first merchant number that a file names as its own: not that of a sub-merchant.</summary>
    public static string? FindMerchant(string code) => Merchant().Match(code) is { Success: true } match ? match.Groups["mchid"].Value : null;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values)
            await server.DisposeAsync();
    }

    // `mchid = "1900000109"`, `["mch_id"] = "…"`, `{ "sp_mchid", "…" }`.
    [GeneratedRegex("""(?<![A-Za-z_])(?:sp_|combine_)?mch_?id"?\]?\s*[=:,]\s*@?"(?<mchid>[0-9]{8,10})"(?!\w)""")]
    private static partial Regex Merchant();
}
