namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Reads a JSON text as PHP's <c>json_decode</c> does, and as strictly.</summary>
    /// <param name="json">The text. Comments, single quotes, trailing commas, <c>NaN</c> and anything after the value are errors.</param>
    /// <param name="associative"><see langword="true"/>: objects become a <c>JObject</c>, PHP's array, read as <c>x["order_id"]</c>.
    /// Otherwise a <see cref="stdClass"/>, read as <c>x.order_id</c>. <see langword="null"/> lets <see cref="JSON_OBJECT_AS_ARRAY"/> decide.</param>
    /// <param name="depth">The allowed number of levels; a scalar counts as one: <c>[[1]]</c> needs 3. Default: 512.</param>
    /// <param name="flags">Any of <see cref="JSON_OBJECT_AS_ARRAY"/>, <see cref="JSON_BIGINT_AS_STRING"/>, <see cref="JSON_THROW_ON_ERROR"/>,
    /// <see cref="JSON_INVALID_UTF8_IGNORE"/>, <see cref="JSON_INVALID_UTF8_SUBSTITUTE"/>; others are ignored, as in PHP.</param>
    /// <returns>
    /// <para>A <c>JObject</c> or <see cref="stdClass"/>, a <c>JArray</c>, or for a lone scalar a <see cref="string"/>, <see cref="long"/>,
    /// <see cref="System.Numerics.BigInteger"/>, <see cref="decimal"/> (<see cref="double"/> where a decimal cannot hold it, such as
    /// <c>1e40</c>), <see cref="bool"/> or <see langword="null"/>. Dates stay text. Members and items are <c>JValue</c>s of these;
    /// compare such a null by <c>x["a"] == null</c>, not by <c>is null</c>.</para>
    /// <para><see langword="null"/> also for text that is not JSON: <see cref="json_last_error"/> tells which.</para>
    /// </returns>
    /// <exception cref="JsonException">The text is not JSON, and <paramref name="flags"/> has <see cref="JSON_THROW_ON_ERROR"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is below 1 or is <see cref="int.MaxValue"/>.</exception>
    /// <remarks>Source: https://www.php.net/manual/function.json-decode.php</remarks>
    public static dynamic? json_decode(string? json, bool? associative = null, int depth = 512, int flags = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        ArgumentOutOfRangeException.ThrowIfEqual(depth, int.MaxValue);

        var toStdClass = !(associative ?? Has(flags, JSON_OBJECT_AS_ARRAY));
        return RunGuarded(flags, () => new PhpJsonDecoder(toStdClass, depth, flags).Decode(json ?? ""));
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
