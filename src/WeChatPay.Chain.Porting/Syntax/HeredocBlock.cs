namespace WeChatPay.Porting.Syntax;

/// <summary>Where the text of a heredoc lies, and how far its closing label is indented.</summary>
/// <param name="IsRaw">Whether it is a nowdoc.</param>
/// <param name="Start">The first character of the text.</param>
/// <param name="End">The place behind its last one; the last line feed is not part of the text.</param>
/// <param name="Close">The place behind the closing label.</param>
/// <param name="Indent">How many blanks stand before the closing label, and so are taken off every line.</param>
internal sealed record HeredocBlock(bool IsRaw, int Start, int End, int Close, int Indent)
{
    /// <summary>Finds the closing label.</summary>
    /// <exception cref="SyntaxException">There is none: PHP says so at the end of the file.</exception>
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
        throw new SyntaxException(new Token(TokenKind.Bad, "", source.Length, ""), $"Syntax error, unexpected end of file: `{opening.Trim()}` has no closing `{label}`.");
    }

    /// <summary>Takes the indentation of the closing label off every line.</summary>
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
