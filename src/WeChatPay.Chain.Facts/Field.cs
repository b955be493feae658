namespace WeChatPay.Facts;

/// <summary>A documented field of a request or a response.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Name">The name on the wire: <c>out_order_no</c>, <c>Wechatpay-Serial</c>. The name <c>coupon_id_$n</c> stands for
/// <c>coupon_id_0</c>, <c>coupon_id_1</c> ….</param>
/// <param name="Type">The type of the value, or of each element of a list.</param>
/// <param name="IsList">Whether the field is a list.</param>
/// <param name="IsRequired">Whether the field is required, when the object around it is present.</param>
public sealed record Field(string Name, FieldType Type, bool IsList, bool IsRequired)
{
    /// <summary>Gets the documented values, as text for every type. Empty when any value is allowed.</summary>
    /// <value>In the order of the documentation. It repeats a few values.</value>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets how the value is encrypted on the wire: <c>rsa</c> with the platform's key (OAEP, SHA-1; Base64), or
    /// <c>aes-256-gcm</c> with the APIv3 key; <see langword="null"/> when the value is not encrypted.</summary>
    public string? Encryption { get; init; }

    /// <summary>Gets the encoding of the <see cref="Fields"/> inside a text: <c>json</c> or <c>url</c>; <see langword="null"/> for ordinary values.</summary>
    public string? Encoding { get; init; }

    /// <summary>Gets whether the text that <see cref="Encoding"/> describes is a list: the <see cref="Fields"/> are those of each object in it.</summary>
    public bool EncodesList { get; init; }

    /// <summary>Gets the format of the value, of each element of a list; <see cref="FieldFormat.None"/> when none is known.</summary>
    public FieldFormat Format { get; init; }

    /// <summary>Gets how many characters the value may have; <see langword="null"/> when the limit is not known, or <see cref="Format"/> has it.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Gets the fields inside an object, inside each object of a list, or inside an encoded or encrypted text.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Gets the type as the table writes it: <c>string</c>, <c>object[]</c>.</summary>
    public string TypeName => FieldTypes.NameOf(Type) + (IsList ? "[]" : "");

    /// <summary>Gets the field's name for people, in Chinese and in English; <see langword="null"/> when the glossary does not know a word of
    /// <see cref="Name"/>.</summary>
    public FieldLabel? Label => FieldLabel.Find(Name);

    /// <summary>Finds an inner field by its name.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <returns>The field, or <see langword="null"/>.</returns>
    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Shows the field as the table writes it.</summary>
    public override string ToString() => TableLine.Write(this);
}
