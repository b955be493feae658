using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;

namespace WeChatPay;

/// <content>The same under the PHP SDK's name.</content>
public static partial class Builder
{
    /// <inheritdoc cref="Factory(object)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static WeChatPayClient factory(object config) => Factory(config);

    /// <inheritdoc cref="Factory(WeChatPayOptions)"/>
    public static WeChatPayClient factory(WeChatPayOptions config) => Factory(config);
}
