using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>The PHP SDK's way to a client's parts.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<ClientDriver>))]
public sealed partial class ClientDriver
{
    private readonly WeChatPayClient _client;
    private readonly bool _isV2;

    internal ClientDriver(WeChatPayClient client, bool isV2 = false)
    {
        _client = client;
        _isV2 = isV2;
    }

    /// <summary>Gets the handlers of the chosen protocol.</summary>
    public HandlerStack Handlers => _isV2 ? _client.HandlersV2 : _client.Handlers;

    /// <summary>Chooses the protocol.</summary>
    /// <param name="protocol"><c>v3</c> or <c>v2</c>.</param>
    /// <exception cref="ArgumentException">It is not a protocol.</exception>
    public ClientDriver Select(string protocol = "v3") => protocol switch
    {
        "v3" or "v2" => new(_client, protocol == "v2"),
        _ => throw new ArgumentException($"{TextShape.QuoteName(protocol)} is not a protocol: select(), select(\"v3\") or select(\"v2\").", nameof(protocol))
            .On(HelpPage.Configuration),
    };

    /// <summary>Gets a setting of the client under the PHP SDK's name.</summary>
    /// <param name="option"><c>handler</c>, <c>base_uri</c>, <c>headers</c> or <c>timeout</c> (seconds; 0 for no limit).</param>
    /// <exception cref="ArgumentException">There is no such setting.</exception>
    public object? GetConfig(string option) => option switch
    {
        "handler" => Handlers,
        "base_uri" => _client.Options.BaseUri,
        "headers" => _client.Options.Headers,
        "timeout" => _client.Options.Timeout == Timeout.InfiniteTimeSpan ? 0d : _client.Options.Timeout.TotalSeconds,
        _ => throw new ArgumentException(
            $"{TextShape.QuoteName(option)} is an unknown option. Supported: handler, base_uri, headers, timeout.", nameof(option)).On(HelpPage.Configuration),
    };

    /// <summary>Sends a request by method and path, and waits for the verified response.</summary>
    /// <inheritdoc cref="RequestAsync(string, string, object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public WeChatPayResponse Request(string method, string uri, object? options, CancellationToken cancellationToken = default) =>
        Node(uri).Send(method, options, cancellationToken);

    /// <summary>Sends a request by method and path, as PHP's <c>request($method, $uri, $options)</c> does.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="uri">The path as a URI template, taken as it is: no part of it is renamed. With <c>v2</c> chosen, without the segment <c>v2/</c>.</param>
    /// <param name="options">The options in any shape that a verb of the chain takes.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <exception cref="ArgumentException">The method, the path or an option is wrong. Nothing was sent.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public ResponsePromise RequestAsync(string method, string uri, object? options, CancellationToken cancellationToken = default) =>
        Node(uri).SendAsync(method, options, cancellationToken);

    /// <inheritdoc cref="Request(string, string, object?, CancellationToken)"/>
    public WeChatPayResponse Request(string method, string uri, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Node(uri).Send(method, options, cancellationToken);

    /// <inheritdoc cref="RequestAsync(string, string, object?, CancellationToken)"/>
    public ResponsePromise RequestAsync(string method, string uri, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Node(uri).SendAsync(method, options, cancellationToken);

    private ChainNode Node(string uri)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        var path = uri.TrimStart('/');
        return _client.Verbatim(_isV2 && !path.StartsWith("v2/", StringComparison.OrdinalIgnoreCase) ? $"v2/{path}" : path);
    }
}
