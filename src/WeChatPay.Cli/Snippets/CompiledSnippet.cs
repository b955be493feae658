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

/// <summary>A snippet that is ready to be run, or what stands in its way.</summary>
/// <param name="Name">As the command line names it.</param>
/// <param name="Language">What it was written in.</param>
/// <param name="Code">Its C#; null when there is none.</param>
/// <param name="Image">The assembly; null when it did not compile.</param>
/// <param name="Symbols">Which line an instruction comes from.</param>
/// <param name="Messages">What there is to say about it, problems and warnings, a line or more each.</param>
internal sealed record CompiledSnippet(string Name, SnippetLanguage Language, string? Code, byte[]? Image, byte[]? Symbols, IReadOnlyList<string> Messages)
{
    public static CompiledSnippet Failed(SnippetSource source, SnippetLanguage language, params IReadOnlyList<string> messages) =>
        new(source.Name, language, null, null, null, messages);
}
