namespace WeChatPay.Cli.Snippets;

/// <summary>The limits of one file.</summary>
/// <param name="Time">The time limit; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
/// <param name="Megabytes">The memory for objects in units of 1,048,576 bytes; 0 for no limit.</param>
internal sealed record SnippetLimits(TimeSpan Time, int Megabytes);
