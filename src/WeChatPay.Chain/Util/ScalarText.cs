using System.Globalization;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Util;

/// <summary>Plain values as PHP writes them into paths, queries, forms and headers.</summary>
internal static class ScalarText
{
    /// <summary>Formats a plain value; returns <see langword="null"/> for null and for any other value.</summary>
    public static string? TryFormat(object? value) => value switch
    {
        null => null,
        string text => text,
        Crypto.Encrypted sealedText => sealedText.Ciphertext,
        bool truth => truth ? "1" : "0",
        Enum name => name.ToString(),
        // RFC 3339, as the API's own times are written: 2018-06-08T10:34:56+08:00.
        DateTimeOffset time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        char or Guid or Uri => value.ToString(),
        JValue json => TryFormat(json.Value),
        IFormattable number when IsNumber(value) => number.ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static bool IsNumber(object value) => value is sbyte or byte or short or ushort or int or uint or long or ulong
        or Int128 or UInt128 or System.Numerics.BigInteger or decimal or double or float;
}
