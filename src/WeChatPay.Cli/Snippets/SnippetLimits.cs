namespace WeChatPay.Cli.Snippets;

/// <summary>What one file may do.</summary>
/// <param name="Time">The time limit; <see cref="Timeout.InfiniteTimeSpan"/> for none.</param>
/// <param name="Megabytes">The memory for objects in units of 1,048,576 bytes; 0 for no limit.</param>
/// <param name="AllowsEmptyPathValues">Whether a path variable may be empty, as in the PHP SDK.</param>
/// <param name="IsIsolated">Whether the file is of somebody else than the user: it has no input, no variables of a profile and no network, and code that
/// asks for these by name is refused.</param>
internal sealed record SnippetLimits(TimeSpan Time, int Megabytes, bool AllowsEmptyPathValues = false, bool IsIsolated = false);
