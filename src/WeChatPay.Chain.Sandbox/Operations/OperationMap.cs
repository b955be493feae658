using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Finds the documented operation for a request on the wire.</summary>
/// <remarks>Immutable and thread-safe. The table is read when the first request needs it.</remarks>
internal static class OperationMap
{
    private const int Suggestions = 8;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    /// <summary>Finds an operation of APIv3.</summary>
    /// <param name="method">The method in upper case.</param>
    /// <param name="path">The path as on the wire. The <c>/hk</c> or <c>/global</c> of an operation's base address may stand before it.</param>
    public static OperationRoute? Find(string method, string path)
    {
        var (prefix, rest) = Split(path);
        var operation = OperationTable.Default.Find(method, rest);
        return operation is null || (prefix.Length > 0 && prefix != PathOf(operation.BaseUri)) ? null : new OperationRoute(operation, Values(operation, rest));
    }

    /// <summary>Finds an operation of APIv2, whose paths have no <c>v2/</c> on the wire.</summary>
    public static OperationRoute? FindV2(string method, string path)
    {
        var full = "v2" + path;
        return OperationTable.Default.Find(method, full) is { } operation ? new OperationRoute(operation, Values(operation, full)) : null;
    }

    /// <summary>Lists the methods that a path takes.</summary>
    public static IEnumerable<string> Allowed(string path, bool isV2) =>
        Methods.Where(method => (isV2 ? FindV2(method, path) : Find(method, path)) is not null);

    /// <summary>Lists the operations whose paths begin as a path does, those with the most in common first.</summary>
    public static IEnumerable<string> Nearest(string path, bool isV2)
    {
        var given = (!isV2 ? Split(path).Path : path.StartsWith("/v2/", StringComparison.Ordinal) ? path[1..] : "v2" + path).Split('/');
        return OperationTable.Default.Operations.Where(operation => operation.IsXml == isV2)
            .OrderByDescending(operation => Common(operation.Path.Split('/'), given)).ThenBy(static operation => operation.Path.Length)
            .Take(Suggestions).Select(static operation => $"{operation.Method} {WirePath(operation)}");
    }

    /// <summary>Gives the path on the wire, with its variables in braces: <c>/pay/micropay</c>, <c>/v3/certificates</c>.</summary>
    public static string WirePath(Operation operation) => operation.IsXml ? operation.Path[2..] : "/" + operation.Path;

    /// <summary>Counts the segments in which two paths agree from the front.</summary>
    public static int Common(string[] left, string[] right)
    {
        var count = 0;
        while (count < left.Length && count < right.Length && left[count] == right[count])
            count++;
        return count;
    }

    /// <summary>Removes the braces around the variables of a path.</summary>
    public static string WithoutBraces(string path) => path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    // `/hk/v3/…`: the first segment is a part of the base address.
    private static (string Prefix, string Path) Split(string path) =>
        path.Split('/', 4) is ["", { Length: > 0 } first, "v3", var rest] && first != "v3" ? (first, "v3/" + rest) : ("", path[1..]);

    private static string PathOf(string? baseUri) => baseUri is null ? "" : new Uri(baseUri).AbsolutePath.Trim('/');

    private static Dictionary<string, string> Values(Operation operation, string path)
    {
        var (names, given) = (operation.Path.Split('/'), path.Split('/'));
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] is ['{', .., '}'])
                values[names[i][1..^1]] = Uri.UnescapeDataString(given[i]);
        }
        return values;
    }
}
