using System.Text.Json;
using System.Text.RegularExpressions;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace WeChatPay.Cli.Tests;

/// <summary>Tests against the real process of <c>wechatpay mcp</c>, by the client of the protocol's own SDK.</summary>
internal abstract partial class McpFixture
{
    /// <summary>A key that no answer may show.</summary>
    private protected const string Secret = "0123456789abcdef0123456789ABCDEF";

    private readonly List<string> _complaints = [];
    private HashSet<string> _resources = null!;

    private protected McpClient Client { get; private set; } = null!;

    /// <summary>Gets what the server has written beside the protocol.</summary>
    private protected IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    [OneTimeSetUp]
    public async Task StartServer()
    {
        Client = await StartAsync();
        _resources = [.. (await Client.ListResourcesAsync()).Select(static one => one.Uri)];
    }

    [OneTimeTearDown]
    public async Task StopServer() => await Client.DisposeAsync();

    /// <summary>Starts the tool and connects to it.</summary>
    private protected async Task<McpClient> StartAsync(params string[] arguments) => await McpClient.CreateAsync(new StdioClientTransport(new()
    {
        Command = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host ? host : "dotnet",
        Arguments = ["exec", typeof(Tool).Assembly.Location, "mcp", .. arguments],
        EnvironmentVariables = new Dictionary<string, string?> { ["LC_ALL"] = "C", ["WECHATPAY_SECRET"] = Secret },
        StandardErrorLines = line =>
        {
            lock (_complaints)
                _complaints.Add(line);
        },
    }));

    /// <summary>Calls a tool. Every resource that the answer names is one of the server.</summary>
    private protected async Task<Answer> CallAsync(string tool, string arguments)
    {
        var given = JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments);
        var result = await Client.CallToolAsync(tool, given);
        var text = ((TextContentBlock)result.Content.Single()).Text;
        Assert.That(ResourceUri().Matches(text).Select(static match => match.Value), Is.SubsetOf(_resources));
        Assert.That(text, Does.Not.Contain(Secret));
        return new(result.IsError is true, text);
    }

    internal sealed record Answer(bool IsError, string Text);

    [GeneratedRegex("wechatpay://[A-Za-z0-9/_-]+")]
    private static partial Regex ResourceUri();
}
