using Newtonsoft.Json.Linq;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Reads a query.</summary>
internal static class QueryReader
{
    /// <summary>Splits a query into names and values, percent-decoded, in the order in which they were sent.</summary>
    /// <param name="query">The query without its question mark.</param>
    public static IEnumerable<KeyValuePair<string, string>> Parse(string query)
    {
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            yield return new(Decode(at < 0 ? pair : pair[..at]), at < 0 ? "" : Decode(pair[(at + 1)..]));
        }
    }

    /// <summary>Makes an object of it; of a repeated name the first value counts, and <c>name[0]</c> is a <c>name</c>.</summary>
    public static JObject ParseObject(string query)
    {
        var all = new JObject();
        foreach (var (name, value) in Parse(query))
            all.TryAdd(name.Split('[', 2)[0], value);
        return all;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
