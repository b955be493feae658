namespace WeChatPay;

/// <content>The same under PHP's names.</content>
public sealed partial class ClientDriver
{
    /// <inheritdoc cref="Select"/>
    public ClientDriver select(string protocol = "v3") => Select(protocol);

    /// <inheritdoc cref="GetConfig"/>
    public dynamic? getConfig(string option) => GetConfig(option);

    /// <inheritdoc cref="Request"/>
    public WeChatPayResponse request(string method, string uri, object? options = null) => Request(method, uri, options);

    /// <inheritdoc cref="RequestAsync"/>
    public ResponsePromise requestAsync(string method, string uri, object? options = null) => RequestAsync(method, uri, options);
}
