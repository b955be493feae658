using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Serialization;
using System.Text.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using SystemConverterAttribute = System.Text.Json.Serialization.JsonConverterAttribute;

namespace WeChatPay.Util;

/// <summary>Values of an enum as text: by the name that an attribute gives, or by the name in C#.</summary>
internal static class EnumText
{
    // The framework of net8.0 does not have the attribute, but the package that an application uses may.
    private const string MemberName = "System.Text.Json.Serialization.JsonStringEnumMemberNameAttribute";

    private static readonly ConditionalWeakTable<Type, Dictionary<string, string>> Names = new();

    /// <summary>Writes a value.</summary>
    /// <exception cref="ArgumentException">The enum has a converter of its own, and reflection is switched off.</exception>
    public static string Format(Enum value)
    {
        var type = value.GetType();
        if (FindConverter(type) is { } converter)
        {
            if (ReflectionSwitch.IsOn)
                return FormatByConverter(value);
            if (!WritesNames(converter))
            {
                throw Refusal.Create(
                    "A value of a program that is trimmed or compiled ahead of time", value, "its text, as its converter cannot be made without reflection")
                        .On(HelpPage.Body);
            }
        }
        var name = value.ToString();
        return GetNames(type).GetValueOrDefault(name, name);
    }

    /// <summary>Tells whether System.Text.Json's attributes name a value of the enum.</summary>
    public static bool IsNamedBySystemText(Type type) =>
        FieldsOf(type).Any(static field => FindMemberName(field) is not null);

    private static Dictionary<string, string> GetNames(Type type) => Names.GetValue(type, static type =>
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in FieldsOf(type))
        {
            if ((field.GetCustomAttribute<EnumMemberAttribute>()?.Value ?? FindMemberName(field)) is { } given)
                names[field.Name] = given;
        }
        return names;
    });

    private static string? FindMemberName(FieldInfo field) =>
        field.CustomAttributes.FirstOrDefault(static attribute => attribute.AttributeType.FullName == MemberName)?.ConstructorArguments[0].Value as string;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The trimmer keeps the fields of an enum with the enum: its ToString needs them.")]
    private static FieldInfo[] FieldsOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private static Type? FindConverter(Type type) =>
        type.GetCustomAttribute<SystemConverterAttribute>(inherit: false) is { } system ? system.ConverterType ?? system.GetType()
            : type.GetCustomAttribute<Newtonsoft.Json.JsonConverterAttribute>(inherit: false) is not { } attribute ? null
            : attribute.ConverterParameters is { Length: > 0 } ? attribute.GetType()
            : attribute.ConverterType;

    // Both write the name that an attribute gives, or the name in C#.
    private static bool WritesNames(Type converter) =>
        converter == typeof(Newtonsoft.Json.Converters.StringEnumConverter)
        || converter.FullName?.StartsWith("System.Text.Json.Serialization.JsonStringEnumConverter", StringComparison.Ordinal) == true;

    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    private static string FormatByConverter(Enum value)
    {
        var type = value.GetType();
        if (type.IsDefined(typeof(SystemConverterAttribute), inherit: false))
            return JsonSerializer.SerializeToElement(value, type).ToString();
        using var writer = new JTokenWriter();
        Newtonsoft.Json.JsonSerializer.Create(new()).Serialize(writer, value);
        return writer.Token!.ToString();
    }
}
