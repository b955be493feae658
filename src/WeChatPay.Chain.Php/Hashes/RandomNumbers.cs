using System.Globalization;
using System.Security.Cryptography;

namespace WeChatPay.Php.Hashes;

/// <summary>Random integers, all from the system's generator for secrets.</summary>
internal static class RandomNumbers
{
    private static readonly object Gate = new();
    private static long _last;

    public static long Between(long least, long most)
    {
        var range = unchecked((ulong)most - (ulong)least);
        if (range == ulong.MaxValue)
            return BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8), 0);
        // The numbers from the last multiple of the range on would make the first ones more likely.
        var limit = ulong.MaxValue - ulong.MaxValue % (range + 1);
        ulong number;
        do
            number = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8), 0);
        while (number >= limit);
        return unchecked((long)((ulong)least + number % (range + 1)));
    }

    /// <summary>Gets the time as <c>uniqid</c> writes it: seconds in 8 hex digits, microseconds in 5. No time is given twice.</summary>
    public static string Unique()
    {
        lock (Gate)
        {
            var now = (TimeProvider.System.GetUtcNow().UtcTicks - 621355968000000000) / 10;
            _last = Math.Max(now, _last + 1);
            return string.Create(CultureInfo.InvariantCulture, $"{_last / 1_000_000:x8}{_last % 1_000_000:x5}");
        }
    }

    public static string Fraction() => string.Create(CultureInfo.InvariantCulture, $"{Between(0, 9)}.{Between(0, 99999999):00000000}");
}
