using System.Globalization;
using WeChatPay.Php.Text;

namespace WeChatPay.Php.Urls;

/// <summary>Splits addresses as <c>php_url_parse_ex2</c> in ext/standard/url.c does, step by step.</summary>
/// <param name="url">The address, one character for each byte.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class UrlParts(string url)
{
    private int _start;
    private string? _scheme, _host, _user, _pass, _path, _query, _fragment;
    private long? _port;

    private enum Next
    {
        Host,
        Path,
        Done,
        Failed,
    }

    /// <returns>The parts in PHP's order; null where the text is not an address.</returns>
    public static PhpArray? Parse(string url)
    {
        var parts = new UrlParts(url);
        var next = parts.ReadScheme();
        if (next == Next.Host)
            next = parts.ReadHost();
        if (next == Next.Path)
            parts.ReadPath();
        return next == Next.Failed ? null : parts.ToArray();
    }

    private bool HasSlashes => _start + 1 < url.Length && url[_start] == '/' && url[_start + 1] == '/';

    private Next ReadScheme()
    {
        var colon = url.IndexOf(':', StringComparison.Ordinal);
        if (colon == 0)
            return ReadPort(colon);
        if (colon < 0)
            return SkipSlashes(Next.Path);
        if (!url[..colon].All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '.' or '-'))
            return colon + 1 < url.Length && colon < EndAt(0, '?', '#') ? ReadPort(colon) : SkipSlashes(Next.Path);
        if (colon + 1 == url.Length)
        {
            _scheme = url[..colon];
            return Next.Done;
        }
        if (url[colon + 1] != '/')
        {
            // Digits up to a slash or the end are a port: example.com:80.
            var end = colon + 1;
            while (end < url.Length && end - colon < 7 && char.IsAsciiDigit(url[end]))
                end++;
            if ((end == url.Length || url[end] == '/') && end - colon < 7)
                return ReadPort(colon);
            (_scheme, _start) = (url[..colon], colon + 1);
            return Next.Path;
        }
        _scheme = url[..colon];
        if (colon + 2 >= url.Length || url[colon + 2] != '/')
        {
            _start = colon + 1;
            return Next.Path;
        }
        _start = colon + 3;
        if (!_scheme.Equals("file", StringComparison.OrdinalIgnoreCase) || colon + 3 >= url.Length || url[colon + 3] != '/')
            return Next.Host;
        if (colon + 5 < url.Length && url[colon + 5] == ':')
            _start = colon + 4;
        return Next.Path;
    }

    private Next SkipSlashes(Next otherwise)
    {
        if (!HasSlashes)
            return otherwise;
        _start += 2;
        return Next.Host;
    }

    private Next ReadPort(int colon)
    {
        var end = colon + 1;
        while (end < url.Length && end - colon - 1 < 6 && char.IsAsciiDigit(url[end]))
            end++;
        var digits = end - colon - 1;
        if (digits is > 0 and < 6 && (end == url.Length || url[end] == '/'))
        {
            var port = long.Parse(url[(colon + 1)..end], CultureInfo.InvariantCulture);
            if (port > 65535)
                return Next.Failed;
            _port = port;
            SkipSlashes(Next.Host);
            return Next.Host;
        }
        return digits == 0 && end == url.Length ? Next.Failed : SkipSlashes(Next.Path);
    }

    private Next ReadHost()
    {
        var end = EndAt(_start, '/', '?', '#');
        var at = end > _start ? url.LastIndexOf('@', end - 1, end - _start) : -1;
        if (at >= 0)
        {
            var mark = url.IndexOf(':', _start, at - _start);
            (_user, _pass) = mark < 0 ? (url[_start..at], null) : (url[_start..mark], url[(mark + 1)..at]);
            _start = at + 1;
        }
        var isBracketed = _start < url.Length && url[_start] == '[' && url[end - 1] == ']';
        var colon = isBracketed || end <= _start ? -1 : url.LastIndexOf(':', end - 1, end - _start);
        if (colon >= 0 && _port is null or 0)
        {
            if (end - colon - 1 > 5)
                return Next.Failed;
            if (end - colon - 1 > 0)
            {
                var digits = new string([.. url[(colon + 1)..end].TakeWhile(char.IsAsciiDigit)]);
                if (digits.Length == 0)
                    return url[colon + 1] is ' ' or '+' or '-' ? throw new NotSupportedException("parse_url() is not offered for such a port.") : Next.Failed;
                _port = long.Parse(digits, CultureInfo.InvariantCulture);
                if (_port > 65535)
                    return Next.Failed;
            }
        }
        var hostEnd = colon >= 0 ? colon : end;
        if (hostEnd - _start < 1)
            return Next.Failed;
        _host = url[_start..hostEnd];
        _start = end;
        return end == url.Length ? Next.Done : Next.Path;
    }

    private void ReadPath()
    {
        var end = url.Length;
        if (url.IndexOf('#', _start) is >= 0 and var hash)
            (_fragment, end) = (url[(hash + 1)..], hash);
        if (url.IndexOf('?', _start, end - _start) is >= 0 and var question)
            (_query, end) = (url[(question + 1)..end], question);
        if (_start < end || _start == url.Length)
            _path = url[_start..end];
    }

    private int EndAt(int start, params ReadOnlySpan<char> marks) => url.AsSpan(start).IndexOfAny(marks) is >= 0 and var at ? start + at : url.Length;

    private PhpArray ToArray()
    {
        var parts = new PhpArray();
        foreach (var (name, value) in new[]
        {
            ("scheme", _scheme), ("host", _host), ("port", null), ("user", _user), ("pass", _pass), ("path", _path), ("query", _query), ("fragment", _fragment),
        })
        {
            if (name == "port" && _port is { } port)
                parts[name] = port;
            else if (value is not null)
                parts[name] = Texts.FromOctets(new([.. value.Select(static letter => letter is < ' ' or '\x7F' ? '_' : letter)]));
        }
        return parts;
    }
}
