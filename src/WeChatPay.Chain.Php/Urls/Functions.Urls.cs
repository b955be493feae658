using System.Globalization;
using WeChatPay.Php.Text;
using WeChatPay.Php.Urls;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>PHP's functions for addresses and queries. Source: https://www.php.net/manual/ref.url.php.</content>
public static partial class Functions
{
    /// <summary>PHP's constant: <see cref="http_build_query"/> writes a blank as <c>+</c>.</summary>
    public const int PHP_QUERY_RFC1738 = 1;

    /// <summary>PHP's constant: <see cref="http_build_query"/> writes a blank as <c>%20</c>.</summary>
    public const int PHP_QUERY_RFC3986 = 2;

    /// <summary>Encodes text for a form: a blank as <c>+</c>, <c>~</c> as <c>%7E</c>.</summary>
    public static string urlencode(object? @string) => Percent.Encode(Raw(@string, 1), isForm: true);

    /// <summary>Decodes text of a form: <c>+</c> is a blank.</summary>
    public static string urldecode(object? @string) => Percent.Decode(Parameters.Text(@string, 1), isForm: true);

    /// <summary>Encodes by RFC 3986: every byte except <c>A-Z a-z 0-9 - _ . ~</c>.</summary>
    public static string rawurlencode(object? @string) => Percent.Encode(Raw(@string, 1), isForm: false);

    /// <summary>Decodes by RFC 3986; <c>+</c> stays, and so does a <c>%</c> without two hex digits after it.</summary>
    public static string rawurldecode(object? @string) => Percent.Decode(Parameters.Text(@string, 1), isForm: false);

    /// <summary>Writes an array as a query; nested arrays as <c>a[0]=…</c>, true and false as 1 and 0; null is left out.</summary>
    /// <param name="data">An array or a <see cref="stdClass"/>.</param>
    /// <param name="numeric_prefix">The text before keys that are integers, at the first level.</param>
    /// <param name="arg_separator">The text between the pairs. Default: <c>&amp;</c>.</param>
    /// <param name="encoding_type"><see cref="PHP_QUERY_RFC1738"/> or <see cref="PHP_QUERY_RFC3986"/>.</param>
    public static string http_build_query(object? data, object? numeric_prefix = null, object? arg_separator = null, long encoding_type = PHP_QUERY_RFC1738)
    {
        var fields = data is stdClass given ? given.Fields : Parameters.Array(data, 1);
        var pairs = new List<string>();
        foreach (var entry in fields.Snapshot())
        {
            var name = entry.Key.Text is null ? Parameters.Text(numeric_prefix, 2) + entry.Key : entry.Key.Text;
            QueryPairs.Add(pairs, Percent.Encode(Bytes.Encode(name), encoding_type != PHP_QUERY_RFC3986), entry.Value, encoding_type != PHP_QUERY_RFC3986);
        }
        return string.Join(arg_separator is null ? "&" : Parameters.Text(arg_separator, 3), pairs);
    }

    /// <summary>Reads a query into an array: <c>a[b]=1</c> into nested ones; a blank or a point of a name becomes <c>_</c>.</summary>
    public static void parse_str(object? @string, out dynamic? result) => result = QueryPairs.Parse(Parameters.Text(@string, 1));

    /// <summary>Splits an address into an array of the parts that it has.</summary>
    /// <returns>The array, or false where the text is not an address at all.</returns>
    public static dynamic parse_url(object? url) => UrlParts.Parse(Texts.Octets(Parameters.Text(url, 1))) is { } parts ? parts : false;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_SCHEME = 0;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_HOST = 1;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_PORT = 2;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_USER = 3;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_PASS = 4;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_PATH = 5;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_QUERY = 6;

    /// <summary>PHP's constant.</summary>
    public const int PHP_URL_FRAGMENT = 7;

    /// <summary>Gets one part of an address.</summary>
    /// <param name="component"><see cref="PHP_URL_HOST"/>, <see cref="PHP_URL_PATH"/> and so on; -1 gives all parts.</param>
    /// <returns>The part, null where the address does not have it, or false where the text is not an address at all.</returns>
    /// <exception cref="ValueError">The part is not known.</exception>
    public static dynamic? parse_url(object? url, long component)
    {
        string[] names = ["scheme", "host", "port", "user", "pass", "path", "query", "fragment"];
        var parts = parse_url(url);
        if (component < 0 || (object)parts is false)
            return parts;
        return component < names.Length ? ((PhpArray)parts)[names[component]]
            : throw Parameters.Refuse(2, nameof(component),
                string.Create(CultureInfo.InvariantCulture, $"must be a valid URL component identifier, {component} given"));
    }
}
