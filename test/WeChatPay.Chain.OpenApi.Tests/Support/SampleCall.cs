using System.Globalization;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>One call of an operation with every documented field, written twice: as typed C#, and as loose options.</summary>
internal static class SampleCall
{
    private static readonly string[] Merchants = ["mch_id", "mchid", "combine_mch_id"];

    /// <summary>What every call of APIv2 has to say, also where the documentation forgets it.</summary>
    private static readonly Field Merchant = new("mch_id", FieldType.String, IsList: false, IsRequired: true);

    /// <summary>Writes the typed call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="style">Which of the four verbs: <c>Get</c>, <c>GetAsync</c>, <c>get</c>, <c>getAsync</c>.</param>
    public static string Typed(Operation operation, int style)
    {
        var chain = string.Concat(operation.Path.Split('/').Select(static segment => "." + ApiNames.Escape(ApiNames.MemberOf(segment))));
        var verb = operation.Method.ToLowerInvariant();
        verb = (style & 1) == 0 ? char.ToUpperInvariant(verb[0]) + verb[1..] : verb;
        var options = $"new() {{ {string.Concat(Options(operation).Select(static option => $"{ApiNames.Identifier(option.Name)} = {Code(option)}, "))}}}";
        return (style & 2) == 0 ? $"instance{chain}.{verb}({options})" : $"instance{chain}.{verb}Async({options}).wait()";
    }

    /// <summary>Gives the loose options, made from the table and without the typed chain.</summary>
    public static Dictionary<string, object?> Loose(Operation operation) => Options(operation).ToDictionary(static option => option.Name, Value);

    private static IEnumerable<Field> Options(Operation operation)
    {
        var data = operation.Option("xml") is null ? "query" : "xml";
        foreach (var field in CallFields.List(operation))
            yield return operation.IsXml && field.Name == data ? WithMerchant(Complete(field)) : Complete(field);
        if (operation.BaseUri is { } address)
            yield return new("base_uri", FieldType.String, false, true) { Values = [address] };
        if (operation.Security)
            yield return new("security", FieldType.Boolean, false, true);
        if (operation.Nonceless)
            yield return new("nonceless", FieldType.Boolean, false, true);
    }

    // Without objects whose fields are not documented, and each name once.
    private static Field Complete(Field field) => field with
    {
        Fields = [
            .. field.Fields.DistinctBy(static inner => inner.Name).Where(static inner => inner.Type != FieldType.Object || inner.Fields.Count > 0)
                .Select(Complete),
        ],
    };

    private static Field WithMerchant(Field field) =>
        field.Fields.Any(static inner => Merchants.Contains(inner.Name)) ? field : field with { Fields = [.. field.Fields, Merchant] };

    private static string Member(Field field) => ReferenceEquals(field, Merchant) ? $"[{TextLiteral.CSharp(field.Name)}]" : ApiNames.Identifier(field.Name);

    private static string Code(Field field) => field.IsList ? $"[{One(field)}, {One(field)}]" : One(field);

    private static string One(Field field) => field.Type switch
    {
        // An object of which nothing is documented has no type of its own.
        FieldType.Object when field.Fields.All(static inner => ReferenceEquals(inner, Merchant)) =>
            $"new {{ {string.Concat(field.Fields.Select(static inner => $"{inner.Name} = {Code(inner)}"))} }}",
        FieldType.Object => $"new() {{ {string.Concat(field.Fields.Select(static inner => $"{Member(inner)} = {Code(inner)}, "))}}}",
        FieldType.String => TextLiteral.CSharp(Text(field)),
        FieldType.Boolean => "true",
        _ => Number(field).ToString(CultureInfo.InvariantCulture),
    };

    private static object? Value(Field field) => field.IsList ? new object?[] { OneValue(field), OneValue(field) } : OneValue(field);

    private static object? OneValue(Field field) => field.Type switch
    {
        FieldType.Object => field.Fields.ToDictionary(static inner => inner.Name, Value),
        FieldType.String => Text(field),
        FieldType.Boolean => true,
        _ => Number(field),
    };

    private static string Text(Field field) =>
        field.Name == "sign_type" ? "MD5"
        : field.Values.Count > 0 ? field.Values[0]
        : Merchants.Contains(field.Name) ? TestKeys.Mchid
        // A header: no blanks, and nothing beyond ASCII.
        : field.Name.Contains('-', StringComparison.Ordinal) ? "A-1"
        : $"{field.Name} 实例 \"1\" <&>";

    private static int Number(Field field) =>
        Merchants.Contains(field.Name) ? int.Parse(TestKeys.Mchid, CultureInfo.InvariantCulture) : field.Name.Length + 7;
}
