using System.Reflection;
using WeChatPay.Php;
using WeChatPay.Porting.Functions;
using WeChatPay.Tests.Support;
using Runtime = WeChatPay.Php.Functions;

namespace WeChatPay.Porting.Tests;

/// <summary>The porter's table of functions is what <c>WeChatPay.Php.Functions</c> has.</summary>
public sealed class FunctionTableTests
{
    private static readonly HashSet<string> Helpers = ["echo", "equal", "identical", "each", "union", "function"];

    [Test]
    public void File_OfFunctions_IsWhatTheRuntimeHas()
    {
        var path = Path.Combine(Repository.Root, "src", "WeChatPay.Chain.Porting", "Functions", "functions.txt");
        var text = string.Concat(Functions().Concat(Constants()).Select(static line => line + "\n"));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, text);

        Assert.That(File.ReadAllText(path), Is.EqualTo(text), "Run with APPROVE=1 to write the table.");
    }

    [Test]
    public void File_OfMembers_IsWhatTheRuntimeHas()
    {
        var path = Path.Combine(Repository.Root, "src", "WeChatPay.Chain.Porting", "Functions", "members.txt");
        var text = string.Concat(Classes.SelectMany(Members).Order(StringComparer.Ordinal).Select(static line => line + "\n"));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1")
            File.WriteAllText(path, text);

        Assert.That(File.ReadAllText(path), Is.EqualTo(text), "Run with APPROVE=1 to write the table.");
    }

    // The classes under names of PHP, with their members.
    private static IEnumerable<Type> Classes => typeof(Runtime).Assembly.GetExportedTypes().Where(
        static type => type.Namespace is "WeChatPay.Php.Web" or "WeChatPay.Php.Time" or "WeChatPay.Php.Psr7"
            or "WeChatPay.Php.Handlers" or "WeChatPay.Php.Promises");

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags Public = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;
        foreach (var same in type.GetMethods(Public).Where(static one => !one.IsSpecialName && char.IsAsciiLetterLower(one.Name[0])
            && one.DeclaringType!.Assembly == typeof(Runtime).Assembly).GroupBy(static one => one.Name))
        {
            var parameters = same.Select(static one => one.GetParameters()).ToList();
            var least = parameters.Min(static all => all.Count(static one => !one.IsOptional && !IsParams(one)));
            yield return $"{type} {same.Key} {NameOf(same.First().ReturnType)} {least} "
                + $"{parameters.Max(static all => all.Any(IsParams) ? 99 : all.Length)}";
        }
        foreach (var property in type.GetProperties(Public).Where(static one => char.IsAsciiLetterLower(one.Name[0])))
            yield return $"{type} {property.Name} {NameOf(property.PropertyType)} -1 -1";
    }

    private static string NameOf(Type type) =>
        Classes.Contains(type) ? "=" + type
        : type == typeof(ResponseBody) ? nameof(PhpKind.Body)
        : type == typeof(WeChatPayResponse) ? nameof(PhpKind.Response)
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Promise<>) ? nameof(PhpKind.Promise)
        : KindOf(type).ToString();

    private static IEnumerable<string> Functions() =>
        from method in typeof(Runtime).GetMethods(BindingFlags.Public | BindingFlags.Static)
        where !method.IsSpecialName && !method.IsGenericMethod && !Helpers.Contains(method.Name)
            && method.Name.All(static letter => !char.IsAsciiLetterUpper(letter))
            && !method.GetParameters().Any(static one => one.ParameterType.IsByRef)
        group method by method.Name into same
        orderby same.Key
        select Line(same.Key, [.. same]);

    private static string Line(string name, MethodInfo[] methods)
    {
        var parameters = methods.Select(static method => method.GetParameters()).ToList();
        var least = parameters.Min(static all => all.Count(static one => !one.IsOptional && !IsParams(one)));
        var most = parameters.Max(static all => all.Any(IsParams) ? 99 : all.Length);
        var kinds = methods.Select(static method => KindOf(method.ReturnType)).Distinct().ToList();
        var callbacks = parameters.SelectMany(
            static all => all.Where(static one => one.ParameterType == typeof(Delegate)).Select(static one => one.Position)).Distinct().Order();
        // PHP's `isset` takes at least one variable.
        return $"{name} {(kinds.Count == 1 ? kinds[0] : PhpKind.Unknown)} {(name == "isset" ? 1 : least)} "
            + $"{most}{string.Concat(callbacks.Select(static at => $" {at}"))}";
    }

    private static bool IsParams(ParameterInfo parameter) => parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false);

    private static IEnumerable<string> Constants()
    {
        var fields = typeof(Runtime).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (field.Name, field.FieldType));
        var properties = typeof(Runtime).GetProperties(
            BindingFlags.Public | BindingFlags.Static).Select(static property => (property.Name, property.PropertyType));
        return fields.Concat(properties).OrderBy(static one => one.Name, StringComparer.Ordinal).Select(static one => $"{one.Name} {KindOf(one.Item2)}");
    }

    private static PhpKind KindOf(Type type) =>
        type == typeof(long) || type == typeof(int) ? PhpKind.Int
        : type == typeof(string) ? PhpKind.String
        : type == typeof(bool) ? PhpKind.Bool
        : type == typeof(double) ? PhpKind.Float
        : type == typeof(void) ? PhpKind.Void
        : type == typeof(PhpArray) ? PhpKind.Array
        : PhpKind.Unknown;
}
