namespace WeChatPay.Cli.Snippets;

/// <summary>The result of a run.</summary>
/// <param name="Failure">The exception, or the timeout; null when the snippet ended normally.</param>
/// <param name="Line">The line of the C# that threw; null when unknown.</param>
/// <param name="AskedForItsOwn">True when the snippet configured its own client and got the run's client.</param>
internal sealed record SnippetOutcome(Exception? Failure, int? Line, bool AskedForItsOwn);
