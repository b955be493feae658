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

/// <summary>How a snippet ended.</summary>
/// <param name="Failure">What it raised, or why it was left behind; null when it came to its end.</param>
/// <param name="Line">The line of its C# where that was raised; null when none is known.</param>
/// <param name="AskedForItsOwn">Whether it wanted a client of its own and was given the run's.</param>
internal sealed record SnippetOutcome(Exception? Failure, int? Line, bool AskedForItsOwn);
