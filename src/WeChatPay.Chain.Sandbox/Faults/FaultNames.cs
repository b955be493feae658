using System.Collections.Frozen;
using Newtonsoft.Json.Serialization;

namespace WeChatPay.Sandbox.Faults;

/// <summary>The names of the faults on the wire: the enum's own, in kebab-case.</summary>
internal static class FaultNames
{
    private static readonly FrozenDictionary<string, SandboxFault> ByName = BuildTable();

    public static IReadOnlyList<string> All { get; } =
        Array.AsReadOnly(ByName.OrderBy(static pair => pair.Value).Select(static pair => pair.Key).ToArray());

    public static bool TryRead(string name, out SandboxFault fault) => ByName.TryGetValue(name.Trim(), out fault);

    public static SandboxFault RequireKnown(SandboxFault value) => Enum.IsDefined(value)
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, $"There is no such fault. Known are: {string.Join(", ", All)}. Nothing was changed.");

    private static FrozenDictionary<string, SandboxFault> BuildTable()
    {
        var kebab = new KebabCaseNamingStrategy();
        return Enum.GetValues<SandboxFault>().ToFrozenDictionary(
            fault => kebab.GetPropertyName(fault.ToString(), hasSpecifiedName: false),
            StringComparer.OrdinalIgnoreCase);
    }
}
