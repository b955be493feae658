using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>Makes example values for documented fields.</summary>
/// <remarks>Mutable: use it from one thread, for one call. It remembers whether a value must be encrypted.</remarks>
internal sealed class ExampleMaker(bool isXml, ExampleScope scope)
{
    /// <summary>Gets whether a value made so far is encrypted.</summary>
    public bool HasEncrypted { get; private set; }

    public Example Value(Field field) => field.IsList ? new Example.List(One(field)) : One(field);

    /// <summary>Whether an option of the call is written: a variable of the path always is.</summary>
    public bool IsShown(Field option) =>
        scope == ExampleScope.All || option.IsRequired || option.Type != FieldType.Object || option.Fields.Any(static field => field.IsRequired);

    /// <summary>Makes an object with its fields, except objects without documented fields.</summary>
    public Example.Map Fields(IEnumerable<Field> fields) => new(
    [
        .. Choose([.. fields]).DistinctBy(static field => field.Name)
            .Where(static field => field.Type != FieldType.Object || field.Fields.Count > 0)
            .Select(field => new ExampleEntry(Numbered(field.Name), Value(field))),
    ]);

    private IEnumerable<Field> Choose(IReadOnlyList<Field> fields) =>
        scope == ExampleScope.All ? fields
        : fields.Any(static field => field.IsRequired) ? fields.Where(static field => field.IsRequired)
        : fields.Where(static field => field.Type != FieldType.Object);

    private Example One(Field field) => field switch
    {
        { Type: FieldType.Object } => Fields(field.Fields),
        { Type: FieldType.Boolean } => new Example.Plain("true"),
        { Type: FieldType.Integer or FieldType.Number } => new Example.Plain(ExampleText.NumberFor(field)),
        { Encoding: "json", EncodesList: true } => new Example.Json(new Example.List(Fields(field.Fields))),
        { Encoding: "json", Fields.Count: > 0 } => new Example.Json(Fields(field.Fields)),
        { Encoding: "url", Fields.Count: > 0 } => new Example.Text(string.Join('&', field.Fields.Select(inner => $"{inner.Name}={Plain(inner)}"))),
        { Encryption: "rsa" } => Encrypted(ExampleText.TextFor(field, isXml)),
        _ => new Example.Text(ExampleText.TextFor(field, isXml)),
    };

    private string Plain(Field field) =>
        field.Type == FieldType.String ? Uri.EscapeDataString(ExampleText.TextFor(field, isXml)) : ExampleText.NumberFor(field);

    private Example.Expression Encrypted(string text)
    {
        HasEncrypted = true;
        return new($"Rsa::encrypt({TextLiteral.Php(text)}, $platformPublicKey)", $"Rsa.Encrypt({TextLiteral.CSharp(text)}, platformPublicKey)");
    }

    // `coupon_id_$n` stands for coupon_id_0, coupon_id_1 ….
    private static string Numbered(string name) => name.Replace("$n", "0", StringComparison.Ordinal).Replace("$m", "0", StringComparison.Ordinal);
}
