using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Assistants;

/// <summary>The sandbox of one server for assistants. It starts when it is first used, on loopback, and ends with the server.</summary>
/// <remarks>Mutable and thread-safe.</remarks>
internal sealed class AssistantSandbox : IAsyncDisposable
{
    /// <summary>The URI of its configuration.</summary>
    public const string Uri = "wechatpay://sandbox/configuration";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private SandboxServer? _server;

    /// <summary>Gets the sandbox.</summary>
    public async Task<SandboxServer> GetAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _server ??= await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Writes how a program connects to the sandbox: configuration to paste, and the APIv3 key of its callbacks.</summary>
    public async Task<string> DescribeAsync(CancellationToken cancellationToken)
    {
        var sandbox = await GetAsync(cancellationToken);
        var (_, told) = await DeskClient.SendAsync(sandbox.BaseUri, HttpMethod.Get, "connect", body: null, cancellationToken);
        var text = new StringBuilder();
        text.Append(Message.Format($"The sandbox listens at {sandbox.BaseUri}, for merchant {sandbox.Mchid}. Its keys are throw-away keys.")).Append('\n');
        foreach (var paste in told["pastes"]!.OfType<JObject>())
            text.Append($"\n## {(string?)paste["language"]}\n\n```\n{((string)paste["text"]!).TrimEnd()}\n```\n");
        return text.Append('\n').Append(Message.Format($"The APIv3 key, for callbacks: {(string?)told["api_v3_key"]}")).Append('\n').ToString();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is { } server)
            await server.DisposeAsync();
        _gate.Dispose();
    }
}
