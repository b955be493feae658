using WeChatPay.Basics;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Json;

/// <summary>Reads the fields of JSON as members of a <c>dynamic</c>.</summary>
internal static class JsonMembers
{
    /// <summary>Lists the names of the fields.</summary>
    public static IEnumerable<string> List(JToken? json) => json is JObject fields ? fields.Properties().Select(static known => known.Name) : [];

    /// <summary>Gets a field: plain values as .NET values, objects and lists as JSON.</summary>
    /// <param name="json">The object.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="what">The word for the object in the message.</param>
    /// <exception cref="MissingMemberException">There is no such field.</exception>
    public static object? Get(JToken? json, string name, string what)
    {
        if (json is null)
            throw new MissingMemberException($"The {what} has no field `{name}`: it has no body.").On(HelpPage.Responses);
        if (json is JObject fields && fields.TryGetValue(name, StringComparison.Ordinal, out var field))
            return field is JValue value ? value.Value : field;
        var names = json is JObject known
            ? string.Join(", ", known.Properties().Select(known => known.Name))
            : $"no names: it is a JSON {json.Type.ToString().ToLowerInvariant()}";
        throw new MissingMemberException(
            $"The {what} has no field `{name}`. It has: {VisibleText.Escape(names)}. For a field that may be absent use {what}[\"{name}\"].")
                .On(HelpPage.Responses);
    }

    /// <summary>Makes the exception for a method call on data.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="name">The method.</param>
    /// <param name="what">The word for the JSON in the message.</param>
    public static MissingMemberException NotAMethod(JToken? json, string name, string what) => json is JObject fields && fields.ContainsKey(name)
        ? new MissingMethodException($"`{name}` is a field of the {what}, not a method: read {what}.{name}.").On(HelpPage.Responses)
        : new MissingMethodException($"The {what} has no method `{name}`.").On(HelpPage.Responses);
}
