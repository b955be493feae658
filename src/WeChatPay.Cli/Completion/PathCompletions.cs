using WeChatPay.Facts;

namespace WeChatPay.Cli.Completion;

/// <summary>Completes paths of documented operations.</summary>
internal static class PathCompletions
{
    /// <summary>Lists the paths that begin with the typed text; when there are none, the paths that contain it.</summary>
    /// <param name="word">The typed text, with or without a slash in front.</param>
    /// <param name="method">Null for any method.</param>
    public static IEnumerable<string> Find(string word, string? method)
    {
        var typed = word.TrimStart('/');
        var paths = OperationTable.Default.Operations
            .Where(operation => method is null || operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase))
            .Select(static operation => operation.Path).Distinct().ToList();
        var begun = paths.Where(path => path.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return begun.Count > 0 ? begun : paths.Where(path => path.Contains(typed, StringComparison.OrdinalIgnoreCase));
    }
}
