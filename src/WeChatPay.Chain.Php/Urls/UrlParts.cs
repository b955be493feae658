using System.Globalization;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Urls;

/// <summary>Splits addresses as <c>php_url_parse_ex2</c> in ext/standard/url.c does.</summary>
internal static class UrlParts
{
    /// <returns>The parts in PHP's order; null where the text is not an address.</returns>
    public static PhpArray? Parse(string url)
    {
        string? scheme = null, host = null, port = null, user = null, pass = null;
        var rest = url;
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        var hasAuthority = false;
        if (colon > 0 && url[..colon].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '-' or '.'))
        {
            if (colon + 1 == url.Length)
                return Build(url[..colon], null, null, null, null, null, null, null);
            if (url[colon + 1] != '/')
            {
                // Digits up to a slash or the end are a port: example.com:80.
                var end = colon + 1;
                while (end < url.Length && char.IsAsciiDigit(url[end]))
                    end++;
                if (end > colon + 1 && (end == url.Length || url[end] == '/') && end - colon < 7)
                    hasAuthority = true;
                else
                    (scheme, rest) = (url[..colon], url[(colon + 1)..]);
            }
            else
            {
                scheme = url[..colon];
                if (colon + 2 < url.Length && url[colon + 2] == '/')
                {
                    rest = url[(colon + 3)..];
                    hasAuthority = true;
                    if (scheme.Equals("file", StringComparison.OrdinalIgnoreCase) && rest.StartsWith('/'))
                        hasAuthority = false;
                }
                else
                {
                    rest = url[(colon + 1)..];
                }
            }
        }
        else if (colon == 0)
        {
            return null;
        }
        else if (url.StartsWith("//", StringComparison.Ordinal))
        {
            (rest, hasAuthority) = (url[2..], true);
        }
        if (hasAuthority)
        {
            var end = rest.IndexOfAny(['/', '?', '#']);
            var authority = end < 0 ? rest : rest[..end];
            rest = end < 0 ? "" : rest[end..];
            var at = authority.LastIndexOf('@');
            if (at >= 0)
            {
                var name = authority[..at];
                var mark = name.IndexOf(':', StringComparison.Ordinal);
                (user, pass) = mark < 0 ? (name, null) : (name[..mark], name[(mark + 1)..]);
                authority = authority[(at + 1)..];
            }
            var portAt = authority.StartsWith('[') && authority.EndsWith(']') ? -1 : authority.LastIndexOf(':');
            if (portAt >= 0)
            {
                port = authority[(portAt + 1)..];
                authority = authority[..portAt];
                if (port.Length > 5 || port.Length > 0 && !(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 65535))
                    return null;
                port = port.Length == 0 ? null : port;
            }
            if (authority.Length == 0)
                return null;
            host = authority;
        }
        var hash = rest.IndexOf('#', StringComparison.Ordinal);
        var fragment = hash < 0 ? null : rest[(hash + 1)..];
        rest = hash < 0 ? rest : rest[..hash];
        var question = rest.IndexOf('?', StringComparison.Ordinal);
        var query = question < 0 ? null : rest[(question + 1)..];
        var path = question < 0 ? rest : rest[..question];
        return Build(scheme, host, port, user, pass, path.Length == 0 ? null : path, query, fragment);
    }

    private static PhpArray Build(string? scheme, string? host, string? port, string? user, string? pass, string? path, string? query, string? fragment)
    {
        var parts = new PhpArray();
        foreach (var (name, value) in new[] { ("scheme", scheme), ("host", host), ("port", port), ("user", user), ("pass", pass), ("path", path), ("query", query), ("fragment", fragment) })
        {
            if (value is null)
                continue;
            if (name == "port")
                parts[name] = long.Parse(value, CultureInfo.InvariantCulture);
            else
                parts[name] = Texts.FromOctets(new([.. value.Select(static letter => char.IsControl(letter) && letter < 0x80 ? '_' : letter)]));
        }
        return parts;
    }
}
