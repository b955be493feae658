namespace WeChatPay.Facts;

/// <summary>The format of a value, beside its type.</summary>
/// <remarks>The documentation of a field says it in prose; the table has a format only where name and protocol make the format certain.
/// Immutable and thread-safe.</remarks>
public enum FieldFormat
{
    /// <summary>No format is known.</summary>
    None,

    /// <summary>A time with offset, as RFC 3339 has it: <c>2030-01-31T12:00:00+08:00</c>.</summary>
    Rfc3339,

    /// <summary>A time in China without separators: <c>20300131120000</c>.</summary>
    CompactTime,

    /// <summary>A day: <c>2030-01-31</c>.</summary>
    Day,

    /// <summary>A day without separators: <c>20300131</c>.</summary>
    CompactDay,

    /// <summary>An amount in fen, 0 or more.</summary>
    Fen,

    /// <summary>An amount in fen, 1 or more.</summary>
    PositiveFen,

    /// <summary>The merchant's number of an order: 6 to 32 letters, digits and <c>_ - | *</c>.</summary>
    OrderNumber,

    /// <summary>The merchant's number of a refund: 1 to 64 letters, digits and <c>_ - | * @</c>.</summary>
    RefundNumber,

    /// <summary>An absolute https URL without a query.</summary>
    HttpsUrl,

    /// <summary>An absolute http or https URL without a query, which APIv2 takes.</summary>
    HttpUrl,

    /// <summary>The id of a person at one app: letters, digits, <c>_</c> and <c>-</c>.</summary>
    Openid,

    /// <summary>The id of an app: <c>wx8888888888888888</c>.</summary>
    Appid,

    /// <summary>The number of a merchant: digits.</summary>
    Mchid,
}
