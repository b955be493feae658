using Newtonsoft.Json.Serialization;
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
using WeChatPay.Testing;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Notify;

/// <summary>The flaws by their names on the command line, such as <c>changed-byte</c>.</summary>
internal static class FlawNames
{
    private static readonly Dictionary<string, CallbackFlaw> ByName = Enum.GetValues<CallbackFlaw>()
        .ToDictionary(static flaw => new KebabCaseNamingStrategy().GetPropertyName(flaw.ToString(), hasSpecifiedName: false), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static CallbackFlaw Parse(string name) => ByName[name];
}
