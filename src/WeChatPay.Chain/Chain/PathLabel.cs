namespace WeChatPay.Chain;

/// <summary>The form in which messages and logs show a path: without its query and without a user's name and password.</summary>
internal static class PathLabel
{
    private const string SchemeEnd = "://";

    /// <summary>Takes the query and the user away. Expressions in braces stay, because they have names only.</summary>
    public static string FromPath(string path)
    {
        var label = path[..IndexOfQuery(path)];
        var host = label.IndexOf(SchemeEnd, StringComparison.Ordinal) + SchemeEnd.Length;
        if (host < SchemeEnd.Length)
            return label;
        var end = label.IndexOf('/', host) is >= 0 and var slash ? slash : label.Length;
        var user = label.LastIndexOf('@', end - 1);
        return user < host ? label : label[..host] + label[(user + 1)..];
    }

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
