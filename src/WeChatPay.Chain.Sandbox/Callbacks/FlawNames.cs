using Newtonsoft.Json.Serialization;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Callbacks;

/// <summary>The flaws by their names in text, such as <c>changed-byte</c>.</summary>
internal static class FlawNames
{
    private static readonly Dictionary<string, CallbackFlaw> ByName =
        Enum.GetValues<CallbackFlaw>().ToDictionary(NameOf, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> All => ByName.Keys;

    public static CallbackFlaw Parse(string name) => ByName[name];

    public static bool TryParse(string name, out CallbackFlaw flaw) => ByName.TryGetValue(name, out flaw);

    public static string NameOf(CallbackFlaw flaw) => new KebabCaseNamingStrategy().GetPropertyName(flaw.ToString(), hasSpecifiedName: false);
}
