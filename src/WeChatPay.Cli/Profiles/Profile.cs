using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Profiles;

/// <summary>A configuration of the user's, by its name.</summary>
/// <param name="Name">As <c>--profile</c> gives it.</param>
/// <param name="Options">What a client is built from.</param>
internal sealed record Profile(string Name, WeChatPayOptions Options)
{
    /// <summary>Shows the name, the merchant and the address, and no key.</summary>
    public override string ToString() => $"{Name}: {Options}";
}

/// <summary>A profile is not there, not for the owner alone, or not right.</summary>
internal sealed class ProfileException(string message, Exception? inner = null) : Exception(message, inner);
