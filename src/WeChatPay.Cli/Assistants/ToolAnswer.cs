using ModelContextProtocol.Protocol;

namespace WeChatPay.Cli.Assistants;

/// <summary>What a tool says.</summary>
/// <param name="Text">The text.</param>
/// <param name="IsError">Whether the tool could not do what it was asked to do.</param>
/// <param name="More">Where to read more: names of guides.</param>
internal sealed record ToolAnswer(string Text, bool IsError = false, params IReadOnlyList<string> More)
{
    /// <summary>The most characters of an answer: a model reads it in one piece, and pays for each.</summary>
    public const int Longest = 24_000;

    /// <summary>Makes an answer of what a command printed.</summary>
    /// <param name="code">The exit code that the command would have.</param>
    /// <param name="output">What it printed.</param>
    /// <param name="error">What it printed beside that; null for nothing.</param>
    /// <param name="more">Where to read more: names of guides.</param>
    public static ToolAnswer Of(int code, StringWriter output, StringWriter? error, params IReadOnlyList<string> more)
    {
        // A line end of Windows is two characters for nothing.
        var (printed, said) = ($"{output}".ReplaceLineEndings("\n").TrimEnd(), $"{error}".ReplaceLineEndings("\n").TrimEnd());
        // The reason comes first where there is one.
        var text = code == Tool.Done ? $"{printed}\n{said}" : $"{said}\n{printed}";
        return new(text.Trim('\n'), code != Tool.Done, more);
    }

    /// <summary>Writes the result, cut where it is too long.</summary>
    public CallToolResult ToResult()
    {
        var text = Text;
        if (text.Length > Longest)
        {
            var end = text.LastIndexOf('\n', Longest) is > 0 and var line ? line : Longest;
            text = text[..end] + "\n" + Message.Format($"… {text.Length - end} more characters are left out: ask for less.");
        }
        if (More.Count > 0)
            text += "\n\n" + Message.Format($"More: {string.Join(' ', More.Select(GuideFiles.UriOf))}");
        return new CallToolResult { Content = [new TextContentBlock { Text = text }], IsError = IsError };
    }
}
