using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;

namespace WeChatPay;

/// <content>The same under PHP's names.</content>
public sealed partial class ClientDriver
{
    /// <inheritdoc cref="Select"/>
    public ClientDriver select(string protocol = "v3") => Select(protocol);

    /// <inheritdoc cref="GetConfig"/>
    public dynamic? getConfig(string option) => GetConfig(option);

    /// <inheritdoc cref="Request(string, string, object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public WeChatPayResponse request(string method, string uri, object? options) => Request(method, uri, options);

    /// <inheritdoc cref="RequestAsync(string, string, object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public ResponsePromise requestAsync(string method, string uri, object? options) => RequestAsync(method, uri, options);

    /// <inheritdoc cref="Request(string, string, object?, CancellationToken)"/>
    public WeChatPayResponse request(string method, string uri, RequestOptions? options = null) => Request(method, uri, options);

    /// <inheritdoc cref="RequestAsync(string, string, object?, CancellationToken)"/>
    public ResponsePromise requestAsync(string method, string uri, RequestOptions? options = null) => RequestAsync(method, uri, options);
}
