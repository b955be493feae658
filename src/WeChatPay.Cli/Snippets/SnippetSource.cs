using WeChatPay.Basics;
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

    // The position names the file: only a path that exists is quoted, since a key may stand in its place.
    private static SnippetSource ReadOne(string name, int index)
    {
        try
        {
            return new(name, name == StandardInput ? Console.In.ReadToEnd() : StrictText.ReadFile(name), null);
        }
        catch (MisuseException error)
        {
            return new(name, null, Message.Format($"{name}: error: {error.Message}"));
        }
        catch (Exception error) when (FilePath.IsFault(error))
        {
            return new(name, null, Message.Format(
                $"error: file {index + 1} of the command line: {LibraryMessage.Tell(FilePath.RefuseUnreadable(name, "PHP or C#", error))}"));
        }
    }
}
