using System.Collections.Concurrent;
using System.Reflection;

namespace WeChatPay.Php.Values;

/// <summary>Reads the properties of objects whose class ported code declares: they are fields in C#.</summary>
/// <remarks>A class of C# keeps its state in properties, and its private fields are never read. Immutable and thread-safe.</remarks>
internal static class Objects
{
    private static readonly ConcurrentDictionary<Type, Description?> Known = new();

    /// <summary>A property of PHP.</summary>
    /// <param name="Name">Its name in PHP.</param>
    /// <param name="Mark">Empty for a public one, <c>protected</c>, or the name of the class and <c>:private</c>.</param>
    /// <param name="Read">Reads its value.</param>
    internal sealed record Property(string Name, string Mark, Func<object, object?> Read)
    {
        /// <summary>Gets the key that PHP's <c>(array)</c> gives the property: zero bytes are around the class of a private one.</summary>
        public string Key => Mark.Length == 0 ? Name : Mark == "protected" ? $"\0*\0{Name}" : $"\0{Mark[..^":private".Length]}\0{Name}";
    }

    /// <summary>What PHP knows of a class.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsEnum">Whether it is an enum.</param>
    /// <param name="Properties">Its properties in the order of PHP: those of the base class come first.</param>
    internal sealed record Description(string Name, bool IsEnum, IReadOnlyList<Property> Properties)
    {
        /// <summary>Gets the words behind the name that <c>print_r</c> prints.</summary>
        public string Suffix(object value) => !IsEnum ? " Object"
            : Properties.FirstOrDefault(static one => one.Name == "value") is { } backing ? $" Enum:{Types.Name(backing.Read(value))}" : " Enum";
    }

    /// <summary>Describes the class of an object; null for a class that ported code does not declare.</summary>
    public static Description? TryDescribe(object? value) =>
        value is null or string or ValueType or Delegate or Exception or PhpArray or stdClass or System.Collections.IEnumerable ? null
        : Known.GetOrAdd(value.GetType(), Describe);

    /// <summary>Finds a public property of an object, also one that is null.</summary>
    /// <exception cref="NotSupportedException">The property is not public: PHP reads it only inside of the class.</exception>
    public static bool TryRead(object? row, string name, out object? value)
    {
        value = null;
        if (TryDescribe(row)?.Properties.FirstOrDefault(one => one.Name == name) is not { } property)
            return false;
        if (property.Mark.Length > 0)
            throw new NotSupportedException($"Reading the property {name}, which is not public, is not offered here: write a method that returns it.");
        value = property.Read(row!);
        return true;
    }

    /// <summary>Makes an array of the properties, as PHP's <c>(array)</c> does; null for a class that ported code does not declare.</summary>
    public static PhpArray? TryArray(object? value)
    {
        if (TryDescribe(value) is not { } type)
            return null;
        var array = new PhpArray();
        foreach (var property in type.Properties)
            array.Write(PhpKey.FromText(property.Key), property.Read(value!));
        return array;
    }

    private static Description? Describe(Type type)
    {
        var space = type.Namespace ?? "";
        if (space is "System" or "WeChatPay" || space.StartsWith("System.", StringComparison.Ordinal) || type.IsNested
            || type.Assembly == typeof(Objects).Assembly || type.Assembly.GetName().Name!.StartsWith("WeChatPay.Chain", StringComparison.Ordinal)
            || type.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute)))
            return null;
        var line = new List<Type>();
        for (var at = type; at is not null && at != typeof(object) && at != typeof(UnitEnum) && at != typeof(BackedEnum); at = at.BaseType)
            line.Insert(0, at);
        const BindingFlags own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        // The only properties of ported code are those that two classes of a line declare.
        if (line.Exists(static one => one.GetProperties(own).Any(static property => property.GetMethod is not { IsVirtual: true })))
            return null;
        var fields = line.SelectMany(static one => one.GetFields(own).OrderBy(static field => field.MetadataToken)).ToList();
        return new(PhpName(type), typeof(UnitEnum).IsAssignableFrom(type), [.. fields.Select(field => PropertyOf(field, type)).OfType<Property>()]);
    }

    private static string PhpName(Type type) => type.FullName!.Replace('.', '\\');

    private static Property? PropertyOf(FieldInfo field, Type type)
    {
        var (name, mark) = (field.Name, Mark(field.IsPrivate, field.IsFamily, field.DeclaringType!));
        if (name[0] != '<')
            return new(PlainName(name, type), mark, field.GetValue);
        var (declaring, end) = (field.DeclaringType!, name.IndexOf('>', StringComparison.Ordinal));
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        if (declaring.GetProperty(name[1..end], any) is not { GetMethod: { } getter } property || getter.GetBaseDefinition() != getter)
            return null;
        return new(PlainName(property.Name, type), Mark(getter.IsPrivate, getter.IsFamily, declaring), property.GetValue);
    }

    private static string Mark(bool isPrivate, bool isFamily, Type declaring) => isPrivate ? PhpName(declaring) + ":private" : isFamily ? "protected" : "";

    // A property that has the name of a method, or of its class, is written with a line behind it.
    private static string PlainName(string name, Type type)
    {
        if (name[^1] != '_')
            return name;
        var plain = name[..^1];
        const BindingFlags all = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return type.Assembly.GetTypes().Any(one => (one.IsAssignableFrom(type) || type.IsAssignableFrom(one))
            && (one.Name == plain || Array.Exists(one.GetMethods(all), method => method.Name == plain))) ? plain : name;
    }
}
