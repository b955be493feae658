namespace WeChatPay.Facts;

/// <summary>A field of a request or of an answer, as documented.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Name">The name on the wire: <c>out_order_no</c>, <c>Wechatpay-Serial</c>; <c>coupon_id_$n</c> stands for <c>coupon_id_0</c>, <c>coupon_id_1</c> ….</param>
/// <param name="Type">The type of the value, or of each element of a list.</param>
/// <param name="IsList">Whether the field is a list.</param>
/// <param name="IsRequired">Whether the field has to be there; within an object that is there.</param>
public sealed record Field(string Name, FieldType Type, bool IsList, bool IsRequired)
{
    /// <summary>Gets the documented values, as text whatever the type; none when any value is allowed.</summary>
    /// <value>In the order of the documentation, which repeats a few.</value>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Gets how the value is encrypted on its way: <c>rsa</c> with the platform's key (OAEP, SHA-1; Base64), <c>aes-256-gcm</c> with the APIv3 key; <see langword="null"/> when it is not.</summary>
    public string? Encryption { get; init; }

    /// <summary>Gets what the text holds: <c>json</c> or <c>url</c>, with <see cref="Fields"/> inside; <see langword="null"/> for ordinary values.</summary>
    public string? Encoding { get; init; }

    /// <summary>Gets the fields inside: of an object, of each object of a list, or of what an encoded or encrypted text holds.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>Gets the type as the table writes it: <c>string</c>, <c>object[]</c>.</summary>
    public string TypeName => FieldTypes.NameOf(Type) + (IsList ? "[]" : "");

    /// <summary>Finds a field inside by its name.</summary>
    /// <param name="name">The name on the wire.</param>
    /// <returns>The field, or <see langword="null"/>.</returns>
    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Shows the field's line of the table.</summary>
    public override string ToString() => TableLine.Of(this);
}
