using Newtonsoft.Json.Serialization;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>The flaws by their names on the command line, such as <c>changed-byte</c>.</summary>
internal static class FlawNames
{
    private static readonly Dictionary<string, CallbackFlaw> ByName = Enum.GetValues<CallbackFlaw>()
        .ToDictionary(static flaw => new KebabCaseNamingStrategy().GetPropertyName(flaw.ToString(), hasSpecifiedName: false), StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static CallbackFlaw Parse(string name) => ByName[name];
}
