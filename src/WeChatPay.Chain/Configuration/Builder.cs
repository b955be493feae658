using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;
using WeChatPay.Configuration;

namespace WeChatPay;

/// <summary>The front door, under the PHP SDK's name.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static partial class Builder
{
    /// <summary>Builds a client.</summary>
    /// <param name="config">A <see cref="WeChatPayOptions"/>, or the PHP SDK's keys in an anonymous object or a dictionary:
    /// <c>new { mchid = "1900000109", serial = "…", privateKey = "file:///…/apiclient_key.pem",
    /// certs = new Dictionary&lt;string, object&gt; { ["PUB_KEY_ID_…"] = "file:///…/pub_key.pem" } }</c>.</param>
    /// <returns>The root of the chain. Keep it as <c>dynamic</c> to walk by member names, as <c>var</c> for <c>chain("…")</c> and <c>["…"]</c>.
    /// Build it once and keep it: the client owns the connections.</returns>
    /// <exception cref="ArgumentException">A piece is missing or wrong; the message says which and shows a right one.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static WeChatPayClient Factory(object config)
    {
        ArgumentNullException.ThrowIfNull(config);
        return new WeChatPayClient(LooseConfiguration.Read(config));
    }

    /// <inheritdoc cref="Factory(object)"/>
    public static WeChatPayClient Factory(WeChatPayOptions config) => new(config);
}
