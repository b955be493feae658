using System.Text;

namespace WeChatPay.Chain;

/// <summary>The form in which messages and logs show a path: without its query, without a user's name and password, and without segments that are
/// values.</summary>
internal static class PathLabel
{
    /// <summary>Stands for a value.</summary>
    public const string Placeholder = "{…}";

    private const string SchemeEnd = "://";

    // No name of the API has as many digits in a row; none is as long as an openid and has two digits; none is as long as a key
    // and has a digit and no hyphen.
    private const int FewestDigits = 6;

    private const int ShortestId = 20;

    private const int ShortestKey = 32;

    // The longest documented path has less than half of it. The text of a private key, which has slashes, has more.
    private const int Longest = 256;

    /// <summary>Takes the query, the user and the values away. Expressions in braces stay, because they have names only.</summary>
    public static string FromPath(string path)
    {
        var label = path[..IndexOfQuery(path)];
        var host = label.IndexOf(SchemeEnd, StringComparison.Ordinal) + SchemeEnd.Length;
        if (host < SchemeEnd.Length)
            return WithoutValues(label);
        var end = label.IndexOf('/', host) is >= 0 and var slash ? slash : label.Length;
        var user = label.LastIndexOf('@', end - 1);
        return label[..host] + label[(user < host ? host : user + 1)..end] + WithoutValues(label[end..]);
    }

    /// <summary>Tells whether a segment that was written into a path is a value instead of a name: the number of a person or an order, or a person's name
    /// in Chinese.</summary>
    public static bool IsValue(ReadOnlySpan<char> segment)
    {
        var digits = 0;
        var allDigits = 0;
        var hasMark = false;
        foreach (var letter in segment)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('-' or '_' or '.' or '~'))
                return true;
            digits = char.IsAsciiDigit(letter) ? digits + 1 : 0;
            allDigits += digits > 0 ? 1 : 0;
            hasMark |= letter is '-' or '_';
            if (digits == FewestDigits)
                return true;
        }
        return (allDigits > 1 && segment.Length >= ShortestId) || (allDigits > 0 && !hasMark && segment.Length >= ShortestKey);
    }

    private static string WithoutValues(string path)
    {
        if (path.Length > Longest)
            return Placeholder;
        // Most paths have no value, and are their own label.
        StringBuilder? label = null;
        var inVariable = false;
        var start = 0;
        for (var i = 0; i <= path.Length; i++)
        {
            var stop = i == path.Length ? '/' : path[i];
            if (stop is not ('/' or '{' or '}') && !(inVariable && IsOperator(stop)))
                continue;
            var piece = path.AsSpan(start, i - start);
            if (IsValue(piece))
                (label ??= new StringBuilder(path, 0, start, path.Length)).Append(inVariable ? "…" : Placeholder);
            else
                label?.Append(piece);
            if (i < path.Length)
                label?.Append(stop);
            // What no brace closes is not known to be names, so an operator does not end a piece of it.
            inVariable = (stop == '{' && path.IndexOf('}', i) > i) || (inVariable && stop != '}');
            start = i + 1;
        }
        return label?.ToString() ?? path;
    }

    // RFC 6570, 2.2 and 2.4, and the mark of a value.
    private static bool IsOperator(char letter) => letter is ',' or '*' or ':' or '+' or '#' or '?' or '&' or ';' or '.' or '|' or '=' or '!' or '@' or '…';

    private static int IndexOfQuery(string path)
    {
        var inVariable = false;
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '?' && !inVariable)
                return i;
            inVariable = path[i] == '{' || inVariable && path[i] != '}';
        }
        return path.Length;
    }
}
