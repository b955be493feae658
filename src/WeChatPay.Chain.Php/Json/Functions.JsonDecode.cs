using WeChatPay.Php.Json;
using WeChatPay.Php.Text;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Reads a JSON text as PHP's <c>json_decode</c> does, and as strictly.</summary>
    /// <param name="json">The text, or the body of a response. Comments, single quotes, trailing commas, <c>NaN</c> and anything after the value are
    /// errors.</param>
    /// <param name="associative"><see langword="true"/>: objects become a <see cref="PhpArray"/>, read as <c>x["order_id"]</c>.
    /// Otherwise a <see cref="stdClass"/>, read as <c>x.order_id</c>. <see langword="null"/> lets <see cref="JSON_OBJECT_AS_ARRAY"/> decide.</param>
    /// <param name="depth">The allowed number of levels; a scalar counts as one: <c>[[1]]</c> needs 3. Default: 512.</param>
    /// <param name="flags">Any of <see cref="JSON_OBJECT_AS_ARRAY"/>, <see cref="JSON_BIGINT_AS_STRING"/>, <see cref="JSON_THROW_ON_ERROR"/>,
    /// <see cref="JSON_INVALID_UTF8_IGNORE"/>, <see cref="JSON_INVALID_UTF8_SUBSTITUTE"/>; others are ignored, as in PHP.</param>
    /// <returns>
    /// <para>A <see cref="PhpArray"/> or <see cref="stdClass"/>, or for a lone scalar a <see cref="string"/>, <see cref="long"/>, <see cref="double"/>
    /// (for an integer beyond 64 bits too), <see cref="bool"/> or <see langword="null"/>. Dates stay text.</para>
    /// <para><see langword="null"/> also for text that is not JSON: <see cref="json_last_error"/> tells which.</para>
    /// </returns>
    /// <exception cref="JsonException">The text is not JSON, and <paramref name="flags"/> has <see cref="JSON_THROW_ON_ERROR"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is below 1 or is <see cref="int.MaxValue"/>.</exception>
    /// <remarks>Source: https://www.php.net/manual/function.json-decode.php</remarks>
    public static dynamic? json_decode(object? json, bool? associative = null, int depth = 512, int flags = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(depth, int.MaxValue);

        var toStdClass = !(associative ?? Has(flags, JSON_OBJECT_AS_ARRAY));
        return RunGuarded(flags, () => new PhpJsonDecoder(toStdClass, depth, flags).Decode(PhpText.Cast(json)));
    }

    private static bool Has(int flags, int flag) => (flags & flag) != 0;

    // Handles errors for both functions. With JSON_THROW_ON_ERROR the last error stays as it was, as in PHP.
    private static T? RunGuarded<T>(int flags, Func<T?> work)
        where T : class
    {
        if (Has(flags, JSON_THROW_ON_ERROR))
            return work();

        try
        {
            var result = work();
            Remember(JSON_ERROR_NONE);
            return result;
        }
        catch (JsonException e)
        {
            Remember(e.Code);
            return null;
        }
    }
}
