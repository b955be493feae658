namespace WeChatPay;

/// <content>The same under the PHP SDK's name.</content>
public static partial class Builder
{
    /// <inheritdoc cref="Factory"/>
    public static WeChatPayClient factory(object config) => Factory(config);
}
