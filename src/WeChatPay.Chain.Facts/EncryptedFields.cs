namespace WeChatPay.Facts;

/// <summary>Tells when a request must name the key with which its fields are encrypted.</summary>
internal static class EncryptedFields
{
    /// <summary>The header that names the key.</summary>
    private const string KeyHeader = "Wechatpay-Serial";

    /// <summary>Tells whether a request must have a header.</summary>
    /// <param name="header">The documented header.</param>
    /// <param name="hasEncrypted">Whether the request has an encrypted field. The pages list <c>Wechatpay-Serial</c> as required for every operation that
    /// may have one; WeChat Pay requires the header only beside an encrypted field.</param>
    public static bool RequiresHeader(Field header, bool hasEncrypted) =>
        string.Equals(header.Name, KeyHeader, StringComparison.OrdinalIgnoreCase) ? hasEncrypted : header.IsRequired;

    /// <summary>Tells whether an object has a value in an encrypted field, in depth.</summary>
    /// <param name="fields">The documented fields of the object.</param>
    /// <param name="given">The object.</param>
    /// <param name="values">Lists the values of a field that are not null: one, or the elements of a list.</param>
    public static bool AreIn<T>(IReadOnlyList<Field> fields, T given, Func<T, Field, IEnumerable<T>> values)
    {
        foreach (var field in fields)
        {
            if (!IsEncrypted(field) && !HasEncrypted(field.Fields))
                continue;
            foreach (var value in values(given, field))
            {
                if (IsEncrypted(field) || AreIn(field.Fields, value, values))
                    return true;
            }
        }
        return false;
    }

    private static bool IsEncrypted(Field field) => field.Encryption is "rsa";

    private static bool HasEncrypted(IReadOnlyList<Field> fields) => fields.Any(static field => IsEncrypted(field) || HasEncrypted(field.Fields));
}
