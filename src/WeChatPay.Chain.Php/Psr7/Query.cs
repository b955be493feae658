using WeChatPay.Php.Values;

namespace WeChatPay.Php.Psr7;

/// <summary>Reads and writes queries, with the methods of PHP's HTTP client.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class Query
{
    /// <summary>Reads a query, and decodes percent-encoding and <c>+</c>.</summary>
    /// <param name="str">The query without its question mark.</param>
    /// <returns>Names and values; a name that occurs several times has a list of values, a name without <c>=</c> has null.</returns>
    public static PhpArray parse(string str)
    {
        var fields = new PhpArray();
        foreach (var pair in (str ?? "").Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            var name = Functions.urldecode(parts[0]);
            object? value = parts.Length == 1 ? null : Functions.urldecode(parts[1]);
            if (!fields.ContainsKey(name))
                fields[name] = value;
            else if (fields[name] is PhpArray)
                fields.At(name).Add(value);
            else
                fields[name] = new PhpArray { (object?)fields[name], value };
        }
        return fields;
    }

    /// <summary>Writes a query by RFC 3986.</summary>
    /// <param name="params">Names and values; for a list the name is written once for each value, for null the name alone.</param>
    public static string build(object @params) => string.Join(
        '&', Functions.each(@params).SelectMany(static entry => ListPairs((string)Functions.strval((object)entry.Key), (object?)entry.Value)));

    private static IEnumerable<string> ListPairs(string name, object? value) => value switch
    {
        null => [Functions.rawurlencode(name)],
        bool truth => [$"{Functions.rawurlencode(name)}={(truth ? 1 : 0)}"],
        not (string or stdClass) when Access.TryArray(value, out var list) => list.Snapshot().SelectMany(entry => ListPairs(name, entry.Value)),
        _ => [$"{Functions.rawurlencode(name)}={Functions.rawurlencode(value)}"],
    };
}
