namespace WeChatPay;

/// <content>The same under the PHP SDK's name.</content>
public sealed partial class WeChatPayClient
{
    /// <inheritdoc cref="Driver"/>
    public ClientDriver getDriver() => Driver;
}
