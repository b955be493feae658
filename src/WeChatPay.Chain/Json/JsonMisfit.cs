using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Newtonsoft.Json.Serialization;
using WeChatPay.Compatibility;

namespace WeChatPay.Json;

/// <summary>The place at which JSON does not fit a type.</summary>
/// <param name="Path">The field: <c>amount.total</c>; empty for the whole.</param>
/// <param name="Type">The type there.</param>
/// <param name="What">The reason, as the end of a sentence. It shows a value only where an enum is to have it.</param>
internal sealed partial record JsonMisfit(string Path, Type Type, string What)
{
    // Newtonsoft's words for a field that a class requires. They hold no value.
    private const string RequiredPattern = "^Required property '([^']+)'";

    // Documented values of enums are of such characters; any other text may be a person's.
    private const string EnumValuePattern = "^[A-Za-z0-9_.-]{1,64}$";

    /// <summary>Reads JSON into a type.</summary>
    /// <param name="json">The JSON; <see langword="null"/> for none.</param>
    /// <param name="misfit">The place that does not fit; <see langword="null"/> on success.</param>
    /// <returns>The value; the default for no JSON and for JSON null.</returns>
    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    public static T? Convert<T>(JToken? json, out JsonMisfit? misfit)
    {
        misfit = null;
        if (json is null or { Type: JTokenType.Null })
        {
            if (default(T) is not null)
                misfit = new("", typeof(T), "is absent");
            return default;
        }
        JsonMisfit? first = null;
        var serializer = JsonContracts.CreateReader();
        serializer.Error += (_, args) => first ??= Describe(json, typeof(T), args.ErrorContext);
        try
        {
            return json.ToObject<T>(serializer);
        }
        catch (Exception error) when (error is not (OutOfMemoryException or OperationCanceledException))
        {
            misfit = first ?? new("", typeof(T), $"is {Describe(json)}");
            return default;
        }
    }

    /// <summary>Names the kind of a JSON value, never the value.</summary>
    public static string Describe(JToken json) => json.Type switch
    {
        JTokenType.Object => "an object",
        JTokenType.Array => "a list",
        JTokenType.String => "text",
        JTokenType.Integer => "a whole number",
        JTokenType.Float => "a number",
        JTokenType.Boolean => "true or false",
        JTokenType.Null => "null",
        var other => other.ToString(),
    };

    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    private static JsonMisfit Describe(JToken json, Type root, ErrorContext context)
    {
        var required = Required().Match(context.Error.Message);
        if (required.Success)
            return new(Join(context.Path, required.Groups[1].Value), root, "is absent, and the type requires it");
        if (json.SelectToken(context.Path) is not { } value)
            return new(context.Path, root, "does not fit");
        var type = FindType(root, value) is { } found ? Nullable.GetUnderlyingType(found) ?? found : root;
        var isShown = type.IsEnum && value is JValue { Value: string or long } scalar && EnumValue().IsMatch(scalar.ToString());
        return new(context.Path, type, isShown ? $"is `{value}`" : $"is {Describe(value)}");
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    // Walks from the whole down to the value, and notes the type at each step.
    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    private static Type? FindType(Type root, JToken value)
    {
        var type = root;
        foreach (var token in value.AncestorsAndSelf().Reverse())
        {
            if (type is null)
                return null;
            if (token is JProperty field)
                type = JsonContracts.Instance.FindFieldType(type, field.Name);
            else if (token.Parent is JArray)
                type = JsonContracts.Instance.FindItemType(type);
        }
        return type;
    }

    [GeneratedRegex(RequiredPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Required();

    [GeneratedRegex(EnumValuePattern, RegexOptions.CultureInvariant)]
    private static partial Regex EnumValue();
}
