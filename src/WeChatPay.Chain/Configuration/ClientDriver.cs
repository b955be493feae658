using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>The PHP SDK's way to a client's parts.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed class ClientDriver
{
    private readonly WeChatPayClient _client;
    private readonly HandlerStack _handlers;

    internal ClientDriver(WeChatPayClient client)
        : this(client, client.Handlers)
    {
    }

    private ClientDriver(WeChatPayClient client, HandlerStack handlers)
    {
        _client = client;
        _handlers = handlers;
    }

    /// <summary>Chooses the protocol, as in PHP.</summary>
    /// <param name="protocol"><c>v3</c> or <c>v2</c>.</param>
    /// <exception cref="ArgumentException">It is no protocol.</exception>
    public ClientDriver select(string protocol = "v3") => protocol switch
    {
        "v3" => new(_client, _client.Handlers),
        "v2" => new(_client, _client.HandlersV2),
        _ => throw new ArgumentException($"`{protocol}` is not a protocol: select(), select(\"v3\") or select(\"v2\").", nameof(protocol)),
    };

    /// <summary>Gets a piece of the configuration, as in PHP.</summary>
    /// <param name="option"><c>handler</c>, <c>base_uri</c>, <c>headers</c> or <c>timeout</c> (seconds; 0 for no limit).</param>
    /// <exception cref="ArgumentException">There is no such piece.</exception>
    public dynamic? getConfig(string option) => option switch
    {
        "handler" => _handlers,
        "base_uri" => _client.Options.BaseUri,
        "headers" => _client.Options.Headers,
        "timeout" => _client.Options.Timeout == Timeout.InfiniteTimeSpan ? 0d : _client.Options.Timeout.TotalSeconds,
        _ => throw new ArgumentException($"`{option}` is not to be had here: ask for handler, base_uri, headers or timeout.", nameof(option)),
    };
}
