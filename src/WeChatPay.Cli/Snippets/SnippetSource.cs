using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

/// <summary>A file of the command line, or the standard input.</summary>
/// <param name="Name">As it was given.</param>
/// <param name="Text">What it holds; null when it could not be read.</param>
/// <param name="Problem">Why it could not be read; null when it could.</param>
internal sealed record SnippetSource(string Name, string? Text, string? Problem)
{
    /// <summary>The word for the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads what the command line names, one at a time; nothing named is the standard input.</summary>
    public static IEnumerable<SnippetSource> ReadAll(IReadOnlyList<string> names) => (names.Count == 0 ? [StandardInput] : names).Select(Read);

    private static SnippetSource Read(string name)
    {
        try
        {
            return new(name, name == StandardInput ? Console.In.ReadToEnd() : File.ReadAllText(name), null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(name, null, $"{name}: error: it cannot be read: {error.Message}");
        }
    }
}
