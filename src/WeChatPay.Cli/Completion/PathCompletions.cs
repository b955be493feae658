using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Completion;

/// <summary>Completes paths of documented operations.</summary>
internal static class PathCompletions
{
    /// <summary>Lists the paths that begin with what is typed; where none does, those that contain it.</summary>
    /// <param name="word">What is typed so far, a slash in front or not.</param>
    /// <param name="method">The method, or null for any.</param>
    public static IEnumerable<string> Of(string word, string? method)
    {
        var typed = word.TrimStart('/');
        var paths = OperationTable.Default.Operations.Where(operation => method is null || operation.Method.Equals(method, StringComparison.OrdinalIgnoreCase)).Select(static operation => operation.Path).Distinct().ToList();
        var begun = paths.Where(path => path.StartsWith(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        return begun.Count > 0 ? begun : paths.Where(path => path.Contains(typed, StringComparison.OrdinalIgnoreCase));
    }
}
