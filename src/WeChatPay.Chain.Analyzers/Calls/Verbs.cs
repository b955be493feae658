using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Calls;

/// <summary>The names of the verbs: <c>get</c>, <c>getAsync</c>, <c>Get</c>, <c>GetAsync</c> and so on.</summary>
internal static class Verbs
{
    private const string Async = "Async";

    // Of a misspelt name.
    private const int MaxLetters = 2;

    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    private static readonly Dictionary<string, string> ByName = ListNames();

    /// <summary>Gets the HTTP methods.</summary>
    public static IReadOnlyList<string> All => Methods;

    /// <summary>Gives the name that another name is misspelt for; <see langword="null"/> when none is near.</summary>
    public static string? Nearest(string name) =>
        ByName.Keys.Where(known => Spelling.Distance(known, name, MaxLetters) <= MaxLetters).OrderBy(known => Spelling.Distance(known, name)).FirstOrDefault();

    /// <summary>Gives the HTTP method of a name; <see langword="null"/> for other names.</summary>
    public static string? MethodOf(string name) => ByName.TryGetValue(name, out var method) ? method : null;

    /// <summary>Writes a method as a name is written: <c>PostAsync</c> for POST and <c>GetAsync</c>.</summary>
    public static string Rename(string name, string method)
    {
        var small = method.ToLowerInvariant();
        return (name[0] is >= 'A' and <= 'Z' ? method[0] + small[1..] : small) + (name.EndsWith(Async, StringComparison.Ordinal) ? Async : "");
    }

    private static Dictionary<string, string> ListNames()
    {
        // These two read by GET, whichever method is given.
        var names = new Dictionary<string, string>(StringComparer.Ordinal) { ["PagesAsync"] = "GET", ["WaitAsync"] = "GET" };
        foreach (var method in Methods)
        {
            foreach (var name in new[] { "Get", "get", "GetAsync", "getAsync" })
                names[Rename(name, method)] = method;
        }
        return names;
    }
}
