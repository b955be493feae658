using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.Compatibility;

/// <summary>Tells whether the members of a class may be read by reflection. A trimmer removes members that no code names.</summary>
internal static class ReflectionSwitch
{
    /// <summary>The reason that a member with options in any shape gives to the analyzers of trimming and AOT.</summary>
    public const string Loose = "The properties of an anonymous object, or of a class, are read by reflection, and the trimmer may remove them: "
        + "give RequestOptions with a JObject, a JsonNode or a dictionary, or call the typed chain.";

    /// <summary>The same, where the parameter takes names and values.</summary>
    public const string Fields = "The properties of an anonymous object, or of a class, are read by reflection, and the trimmer may remove them: "
        + "give a dictionary, which is read without reflection.";

    /// <summary>The same, for what makes an object of a class from JSON.</summary>
    public const string As = "Newtonsoft.Json fills the type by reflection, and the trimmer may remove its members: "
        + "read the fields by name, or give the text to a JsonSerializerContext of System.Text.Json.";

    // PublishTrimmed and PublishAot set it to false. A second switch for the same question would be one more to know.
    private const string Name = "System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault";

    /// <summary>Gets whether it is allowed: false in a program that is trimmed or compiled ahead of time.</summary>
    [FeatureSwitchDefinition(Name)]
    [FeatureGuard(typeof(RequiresUnreferencedCodeAttribute))]
    [FeatureGuard(typeof(RequiresDynamicCodeAttribute))]
#pragma warning disable IL4000 // The analyzer does not know that PublishTrimmed and PublishAot set the switch to false.
    public static bool IsOn => !AppContext.TryGetSwitch(Name, out var isOn) || isOn;
#pragma warning restore IL4000
}
