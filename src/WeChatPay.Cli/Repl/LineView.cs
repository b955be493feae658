using System.Globalization;
using System.Text;

namespace WeChatPay.Cli.Repl;

/// <summary>Draws the text that the user types, from the row where the prompt began, with the escape sequences of ECMA-48.</summary>
/// <param name="output">The terminal.</param>
/// <param name="width">Gets the columns that the terminal has now.</param>
/// <param name="column">Gets the column of the cursor, from 0.</param>
internal sealed class LineView(TextWriter output, Func<int> width, Func<int> column)
{
    private const string Prompt = "> ";
    private const string Continuation = "· ";

    // The row of the cursor, counted from the first row.
    private int _row;

    /// <summary>Begins a new input at the row of the cursor, or below it: output without a line feed at its end stays on the screen.</summary>
    public void Open()
    {
        _row = 0;
        if (column() > 0)
            output.Write("\r\n");
    }

    /// <summary>Writes text below the input. The next <see cref="Draw"/> draws the input again, below the text.</summary>
    public void Show(string text, string input)
    {
        Draw(input, input.Length);
        output.Write($"\r\n{text.ReplaceLineEndings("\r\n")}\r\n");
        _row = 0;
    }

    /// <summary>Draws text and cursor again.</summary>
    public void Draw(string text, int cursor)
    {
        // The last column stays free: terminals differ in where the cursor is after it.
        var columns = Math.Max(width() - 1, Prompt.Length + 2);
        var (drawn, at, end) = LayOut(text, cursor, columns);
        var screen = new StringBuilder("\r");
        if (_row > 0)
            screen.Append(CultureInfo.InvariantCulture, $"\e[{_row}A");
        screen.Append("\e[J").Append(drawn);
        if (end > at.Row)
            screen.Append(CultureInfo.InvariantCulture, $"\e[{end - at.Row}A");
        screen.Append(CultureInfo.InvariantCulture, $"\r\e[{at.Column}C");
        _row = at.Row;
        output.Write(screen);
        output.Flush();
    }

    /// <summary>Leaves the text on the screen and moves below it.</summary>
    public void Close(string text, string mark = "")
    {
        Draw(text, text.Length);
        output.Write($"{mark}\r\n");
        output.Flush();
    }

    /// <summary>Empties the screen.</summary>
    public void Clear()
    {
        output.Write("\e[H\e[2J");
        _row = 0;
    }

    private static (string Drawn, (int Row, int Column) Cursor, int Rows) LayOut(string text, int cursor, int columns)
    {
        var drawn = new StringBuilder(Prompt);
        var (row, column) = (0, Prompt.Length);
        var found = (row, column);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (at == cursor)
                found = (row, column);
            at += rune.Utf16SequenceLength;
            if (rune.Value == '\n')
            {
                drawn.Append("\r\n").Append(Continuation);
                (row, column) = (row + 1, Continuation.Length);
                continue;
            }
            var cells = CountCells(rune);
            if (column + cells > columns)
            {
                drawn.Append("\r\n");
                (row, column) = (row + 1, 0);
            }
            // A control character would move the cursor.
            drawn.Append(Rune.IsControl(rune) ? "?" : rune.ToString());
            column += cells;
        }
        return (drawn.ToString(), at == cursor ? (row, column) : found, row);
    }

    // Unicode Standard Annex 11: East Asian wide and full-width characters take two columns, combining characters none.
    public static int CountCells(Rune rune) => rune.Value switch
    {
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => 1,
    };
}
