namespace WeChatPay.Porting.Syntax;

/// <summary>The position of the text of a heredoc, and the indentation of its closing label.</summary>
/// <param name="IsRaw">Whether it is a nowdoc.</param>
/// <param name="Start">The offset of the first character of the text.</param>
/// <param name="End">The offset behind the last character. The last line feed is not part of the text.</param>
/// <param name="Close">The offset behind the closing label.</param>
/// <param name="Indent">The number of spaces before the closing label. Each line loses them.</param>
internal sealed record HeredocBlock(bool IsRaw, int Start, int End, int Close, int Indent)
{
    /// <summary>Finds the closing label.</summary>
    /// <exception cref="SyntaxException">The closing label is missing. As PHP does, the error is at the end of the file.</exception>
    public static HeredocBlock Find(string source, int at, int head)
    {
        var opening = source.Substring(at, head);
        var label = opening[3..].Trim().Trim('\'', '"');
        var start = at + head;
        if (source[start - 1] == '\r' && start < source.Length && source[start] == '\n')
            start++;
        for (var line = start; line <= source.Length;)
        {
            var text = line;
            while (text < source.Length && source[text] is ' ' or '\t')
                text++;
            var after = text + label.Length;
            if (string.CompareOrdinal(source, text, label, 0, label.Length) == 0 && (after >= source.Length || !LexicalGrammar.IsNamePart(source[after])))
                return new(opening.Contains('\'', StringComparison.Ordinal), start, EndOfText(source, start, line), after, text - line);
            var next = source.IndexOf('\n', line);
            if (next < 0)
                break;
            line = next + 1;
        }
        throw new SyntaxException("", source.Length, $"Syntax error, unexpected end of file: `{opening.Trim()}` has no closing `{label}`.");
    }

    /// <summary>Removes the indentation of the closing label from each line.</summary>
    public string Outdent(string text) =>
        Indent == 0 ? text : string.Join('\n', text.Split('\n').Select(line => line[Math.Min(Indent, line.Length - line.TrimStart(' ', '\t').Length)..]));

    private static int EndOfText(string source, int start, int line)
    {
        if (line == start)
            return start;
        var end = line - 1;
        return end > start && source[end - 1] == '\r' ? end - 1 : end;
    }
}
