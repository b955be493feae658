namespace WeChatPay;

/// <summary>The PHP SDK's way to a client's parts.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed class ClientDriver
{
    private readonly WeChatPayClient _client;

    internal ClientDriver(WeChatPayClient client) => _client = client;

    /// <summary>Chooses the protocol, as in PHP.</summary>
    /// <param name="protocol"><c>v3</c>.</param>
    /// <exception cref="ArgumentException">It is no protocol.</exception>
    public ClientDriver select(string protocol = "v3") => protocol == "v3"
        ? this
        : throw new ArgumentException($"`{protocol}` is not a protocol: select() or select(\"v3\").", nameof(protocol));

    /// <summary>Gets a piece of the configuration, as in PHP.</summary>
    /// <param name="option"><c>handler</c>, <c>base_uri</c>, <c>headers</c> or <c>timeout</c> (seconds; 0 for no limit).</param>
    /// <exception cref="ArgumentException">There is no such piece.</exception>
    public dynamic? getConfig(string option) => option switch
    {
        "handler" => _client.Handlers,
        "base_uri" => _client.Options.BaseUri,
        "headers" => _client.Options.Headers,
        "timeout" => _client.Options.Timeout == Timeout.InfiniteTimeSpan ? 0d : _client.Options.Timeout.TotalSeconds,
        _ => throw new ArgumentException($"`{option}` is not to be had here: ask for handler, base_uri, headers or timeout.", nameof(option)),
    };
}
