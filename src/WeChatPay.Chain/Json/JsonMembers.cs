using Newtonsoft.Json.Linq;

namespace WeChatPay.Json;

/// <summary>Reads the fields of JSON as members of a <c>dynamic</c>.</summary>
internal static class JsonMembers
{
    /// <summary>Gets a field: plain values as .NET values, objects and lists as JSON.</summary>
    /// <param name="json">What has the fields.</param>
    /// <param name="name">The field.</param>
    /// <param name="what">What it is called in the message.</param>
    /// <exception cref="MissingMemberException">There is no such field.</exception>
    public static object? Get(JToken json, string name, string what)
    {
        if (json is JObject fields && fields.TryGetValue(name, StringComparison.Ordinal, out var field))
            return field is JValue value ? value.Value : field;
        var names = json is JObject known ? string.Join(", ", known.Properties().Select(known => known.Name)) : $"a {json.Type}, and no names";
        throw new MissingMemberException($"The {what} has no field `{name}`. It has: {names}. For a field that may be absent use {what}[\"{name}\"].");
    }
}
