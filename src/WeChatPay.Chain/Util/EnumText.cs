using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using SystemConverterAttribute = System.Text.Json.Serialization.JsonConverterAttribute;

namespace WeChatPay.Util;

/// <summary>Values of an enum as text: by the name that an attribute gives, or by the name in C#.</summary>
internal static class EnumText
{
    // The framework of net8.0 does not have the attribute, but the package that an application uses may.
    private const string MemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    private static readonly ConditionalWeakTable<Type, Dictionary<string, string>> Names = new();

    /// <summary>Writes a value.</summary>
    public static string Format(Enum value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(SystemConverterAttribute), inherit: false))
            return JsonSerializer.SerializeToElement(value, type).ToString();
        if (type.IsDefined(typeof(Newtonsoft.Json.JsonConverterAttribute), inherit: false))
            return FormatByNewtonsoft(value);
        var name = value.ToString();
        return GetNames(type).GetValueOrDefault(name, name);
    }

    /// <summary>Tells whether System.Text.Json's attributes name a value of the enum.</summary>
    public static bool IsNamedBySystemText(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Any(static field => FindMemberName(field) is not null);

    private static Dictionary<string, string> GetNames(Type type) => Names.GetValue(type, static type =>
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
        {
            if ((field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? FindMemberName(field)) is { } given)
                names[field.Name] = given;
        }
        return names;
    });

    private static string? FindMemberName(FieldInfo field) =>
        field.CustomAttributes.FirstOrDefault(static attribute => attribute.AttributeType.FullName == MemberName)?.ConstructorArguments[0].Value as string;

    private static string FormatByNewtonsoft(Enum value)
    {
        using var writer = new JTokenWriter();
        Newtonsoft.Json.JsonSerializer.Create(new()).Serialize(writer, value);
        return writer.Token!.ToString();
    }
}
