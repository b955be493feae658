namespace WeChatPay.Facts;

/// <summary>A short name of a field for people, from this project's own glossary. It is not a sentence of WeChat Pay's documentation.</summary>
/// <remarks>A field has one label, wherever it occurs. Immutable and thread-safe.</remarks>
/// <param name="Chinese">The Chinese name: <c>商户订单号</c>.</param>
/// <param name="English">The English name, in small letters: <c>merchant's order number</c>.</param>
public sealed record FieldLabel(string Chinese, string English)
{
    /// <summary>Finds the label of a name: in the glossary, or composed of the words of the name.</summary>
    /// <param name="name">The name on the wire: <c>out_trade_no</c>, <c>coupon_id_$n</c>. Names in camelCase and in kebab-case are found too.</param>
    /// <returns>The label; <see langword="null"/> when the glossary does not know a word of the name.</returns>
    public static FieldLabel? Find(string name) => LabelTable.Default.Find(name);

    /// <summary>Shows both names: <c>商户订单号 merchant's order number</c>.</summary>
    public override string ToString() => $"{Chinese} {English}";
}
