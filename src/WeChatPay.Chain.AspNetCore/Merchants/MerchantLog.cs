using Microsoft.Extensions.Logging;

namespace WeChatPay.AspNetCore;

/// <summary>What is logged when the configuration of a merchant changes.</summary>
internal static partial class MerchantLog
{
    [LoggerMessage(2011, LogLevel.Information, "Merchant {Merchant} has the keys of the changed configuration.")]
    public static partial void KeysReplaced(this ILogger logger, string merchant);

    [LoggerMessage(2012, LogLevel.Error, "Merchant {Merchant} keeps its keys, because the changed configuration is wrong: {Reason}")]
    public static partial void KeysKept(this ILogger logger, string merchant, string reason);
}
