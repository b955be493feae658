namespace WeChatPay.Cli.Repl;

/// <summary>The text that the user types, which may span lines, and its cursor.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class LineBuffer
{
    public string Text { get; private set; } = "";

    /// <summary>Gets the number of characters before the cursor.</summary>
    public int Cursor { get; private set; }

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text) => (Text, Cursor) = (Text.Insert(Cursor, text), Cursor + text.Length);

    public void Left() => Cursor = Before(Cursor);

    public void Right() => Cursor = After(Cursor);

    public void WordLeft() => Cursor = WordBefore();

    public void WordRight()
    {
        while (Cursor < Text.Length && !char.IsLetterOrDigit(Text[Cursor]))
            Cursor++;
        while (Cursor < Text.Length && char.IsLetterOrDigit(Text[Cursor]))
            Cursor++;
    }

    public void Home() => Cursor = LineStart;

    public void End() => Cursor = LineEnd;

    public void Backspace() => Delete(Before(Cursor), Cursor);

    public void DeleteRight() => Delete(Cursor, After(Cursor));

    public void DeleteWordLeft() => Delete(WordBefore(), Cursor);

    public void DeleteToHome() => Delete(LineStart, Cursor);

    public void DeleteToEnd() => Delete(Cursor, LineEnd);

    /// <summary>Moves to the line above.</summary>
    /// <returns>False when there is no such line.</returns>
    public bool Up()
    {
        if (LineStart == 0)
            return false;
        var column = Cursor - LineStart;
        Cursor = LineStart - 1;
        Cursor = Math.Min(LineStart + column, Cursor);
        return true;
    }

    /// <summary>Moves to the line below.</summary>
    /// <returns>False when there is no such line.</returns>
    public bool Down()
    {
        if (LineEnd == Text.Length)
            return false;
        var column = Cursor - LineStart;
        Cursor = LineEnd + 1;
        Cursor = Math.Min(Cursor + column, LineEnd);
        return true;
    }

    private int LineStart => Cursor == 0 ? 0 : Text.LastIndexOf('\n', Cursor - 1) + 1;

    private int LineEnd => Text.IndexOf('\n', Cursor) is var end and >= 0 ? end : Text.Length;

    private void Delete(int from, int to) => (Text, Cursor) = (Text.Remove(from, to - from), from);

    private int WordBefore()
    {
        var at = Cursor;
        while (at > 0 && !char.IsLetterOrDigit(Text[at - 1]))
            at--;
        while (at > 0 && char.IsLetterOrDigit(Text[at - 1]))
            at--;
        return at;
    }

    // The cursor moves over both halves of a surrogate pair at once.
    private int Before(int at) => at == 0 ? 0 : at > 1 && char.IsSurrogatePair(Text, at - 2) ? at - 2 : at - 1;

    private int After(int at) => at == Text.Length ? at : at + 1 < Text.Length && char.IsSurrogatePair(Text, at) ? at + 2 : at + 1;
}
