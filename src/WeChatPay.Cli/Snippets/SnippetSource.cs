using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Snippets;

/// <summary>A file of the command line, or the standard input.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Text">Null when the file cannot be read.</param>
/// <param name="Problem">Why the file cannot be read; null when it can.</param>
internal sealed record SnippetSource(string Name, string? Text, string? Problem)
{
    /// <summary>The name of the standard input.</summary>
    public const string StandardInput = "-";

    /// <summary>Reads the named files one at a time; without names, the standard input.</summary>
    public static IEnumerable<SnippetSource> ReadAll(IReadOnlyList<string> names) => (names.Count == 0 ? [StandardInput] : names).Select(ReadOne);

    private static SnippetSource ReadOne(string name)
    {
        try
        {
            return new(name, name == StandardInput ? Console.In.ReadToEnd() : StrictText.ReadFile(name), null);
        }
        catch (MisuseException error)
        {
            return new(name, null, $"{name}: error: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(name, null, $"{name}: error: the file cannot be read: {error.Message}");
        }
    }
}
