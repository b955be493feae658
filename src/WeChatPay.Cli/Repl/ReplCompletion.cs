using System.Text.RegularExpressions;
using WeChatPay.Cli.Completion;

namespace WeChatPay.Cli.Repl;

/// <summary>Completes paths in text, segments of a chain, options of a call, and C#.</summary>
internal sealed partial class ReplCompletion(ReplSession session)
{
    private static readonly string[] Options =
    [
        "allow_redirects", "base_uri", "body", "debug", "form_params", "handler", "headers", "http_errors", "json", "multipart", "nonceless", "query",
        "security", "sink", "stream", "timeout", "xml",
    ];

    /// <summary>Finds the words for the text before the cursor.</summary>
    public Completions Find(string before)
    {
        if (Path().Match(before) is { Success: true } path)
            return Create(path.Groups["typed"].Value, PathCompletions.Find(path.Groups["typed"].Value, null));
        if (Chain().Match(before) is { Success: true } chain)
            return Create(chain.Groups["typed"].Value, ChainCompletions.Find(chain.Groups["chain"].Value));
        if (Option().Match(before) is { Success: true } option && Options.Any(one => one.StartsWith(option.Groups["typed"].Value, StringComparison.Ordinal)))
            return Create(option.Groups["typed"].Value, Options);
        var typed = Word().Match(before).Value;
        if (EndsInText(before))
            return new(typed, []);
        return Create(typed, session.FindWords(before, typed));
    }

    // Between quotes stand words of the user's own.
    private static bool EndsInText(string before)
    {
        char? open = null;
        for (var at = 0; at < before.Length; at++)
        {
            if (open is null)
                open = before[at] is '"' or '\'' ? before[at] : null;
            else if (before[at] == '\\')
                at++;
            else if (before[at] == open)
                open = null;
        }
        return open is not null;
    }

    private static Completions Create(string typed, IEnumerable<string> words) =>
        new(typed, [.. words.Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.Ordinal)]);

    // `client["v3/pay/…`, `chain('v2/…`, `client["brand/…`.
    [GeneratedRegex("""["'](?<typed>/?(?:[vV][23]|brand)/[^"']*)\z""")]
    private static partial Regex Path();

    // `instance.v3.pay.tr`, `$instance->v3->pay->tr`.
    [GeneratedRegex(@"(?:\binstance|\$instance)(?<chain>(?:(?:\.|->)\w+)*)(?:\.|->)(?<typed>\w*)\z")]
    private static partial Regex Chain();

    // `.get(new { js`, `->post(['js`.
    [GeneratedRegex("""(?:get|post|put|patch|delete)(?:Async)?\s*\(\s*(?:new\s*\{|\[)(?:[^{}\[\]]*,)?\s*'?(?<typed>[a-z_]*)\z""", RegexOptions.IgnoreCase)]
    private static partial Regex Option();

    [GeneratedRegex(@"[\w]*\z")]
    private static partial Regex Word();
}
