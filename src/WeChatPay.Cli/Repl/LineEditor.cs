namespace WeChatPay.Cli.Repl;

/// <summary>Reads input from a terminal, with arrows, history, the keys of shells, and several lines until the input is complete.</summary>
/// <param name="isComplete">True: Enter ends the input. False: Enter begins another line.</param>
/// <param name="complete">Finds the words that the text before the cursor may become.</param>
internal sealed class LineEditor(
    ITerminalKeys keys, LineView view, LineHistory history, Func<string, bool> isComplete, Func<string, Completions> complete)
{
    private const int MostShown = 40;

    private readonly LineBuffer _line = new();

    /// <summary>Reads one input.</summary>
    /// <returns>The input; empty after Ctrl+C; null after Ctrl+D on an empty line, which ends the session.</returns>
    public string? Read()
    {
        _line.Set("");
        view.Open();
        view.Draw("", 0);
        while (true)
        {
            var key = keys.Read();
            var isControl = key.Modifiers.HasFlag(ConsoleModifiers.Control);
            if (isControl && key.Key == ConsoleKey.C)
            {
                view.Close(_line.Text, "^C");
                return "";
            }
            if (isControl && key.Key == ConsoleKey.D && _line.Text.Length == 0)
            {
                view.Close("");
                return null;
            }
            if (key.Key == ConsoleKey.Enter && !keys.IsWaiting && isComplete(_line.Text))
            {
                view.Close(_line.Text);
                history.Add(_line.Text.TrimEnd());
                return _line.Text;
            }
            Apply(key, isControl);
            // Pasted text is drawn once, at its end.
            if (!keys.IsWaiting)
                view.Draw(_line.Text, _line.Cursor);
        }
    }

    private void Apply(ConsoleKeyInfo key, bool isControl)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                _line.Insert("\n");
                break;
            case ConsoleKey.Tab:
                Complete();
                break;
            case ConsoleKey.Backspace when !isControl:
                _line.Backspace();
                break;
            case ConsoleKey.Delete:
            case ConsoleKey.D when isControl:
                _line.DeleteRight();
                break;
            case ConsoleKey.LeftArrow or ConsoleKey.RightArrow or ConsoleKey.Home or ConsoleKey.End or ConsoleKey.UpArrow or ConsoleKey.DownArrow:
                Move(key.Key, isControl);
                break;
            default:
                if (isControl)
                    ApplyControl(key.Key);
                else if (key.KeyChar >= ' ')
                    _line.Insert(key.KeyChar.ToString());
                break;
        }
    }

    // At the beginning of a line Tab indents. Pasted text has tabs that are not meant for us.
    private void Complete()
    {
        var before = _line.Text[.._line.Cursor];
        if (keys.IsWaiting || string.IsNullOrWhiteSpace(before[(before.LastIndexOf('\n') + 1)..]))
        {
            _line.Insert("    ");
            return;
        }
        var found = complete(before);
        if (found.Words.Count == 0)
            return;
        var common = found.FindCommonStart();
        if (common.Length > found.Typed.Length)
        {
            // The words may differ from the typed text in upper and lower case.
            for (var at = 0; at < found.Typed.Length; at++)
                _line.Backspace();
            _line.Insert(common);
        }
        else if (found.Words.Count > 1)
        {
            var more = found.Words.Count > MostShown ? "\n" + Message.Format($"… {found.Words.Count - MostShown} more") : "";
            view.Show(string.Join('\n', found.Words.Take(MostShown)) + more, _line.Text);
        }
    }

    private void Move(ConsoleKey key, bool byWord)
    {
        switch (key)
        {
            case ConsoleKey.LeftArrow when byWord:
                _line.WordLeft();
                break;
            case ConsoleKey.LeftArrow:
                _line.Left();
                break;
            case ConsoleKey.RightArrow when byWord:
                _line.WordRight();
                break;
            case ConsoleKey.RightArrow:
                _line.Right();
                break;
            case ConsoleKey.Home:
                _line.Home();
                break;
            case ConsoleKey.End:
                _line.End();
                break;
            case ConsoleKey.UpArrow when !_line.Up():
                Recall(history.Older(_line.Text));
                break;
            case ConsoleKey.DownArrow when !_line.Down():
                Recall(history.Newer());
                break;
        }
    }

    // The keys of readline, which shells share.
    private void ApplyControl(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A:
                _line.Home();
                break;
            case ConsoleKey.E:
                _line.End();
                break;
            case ConsoleKey.U:
                _line.DeleteToHome();
                break;
            case ConsoleKey.K:
                _line.DeleteToEnd();
                break;
            case ConsoleKey.W or ConsoleKey.Backspace:
                _line.DeleteWordLeft();
                break;
            case ConsoleKey.P:
                Recall(history.Older(_line.Text));
                break;
            case ConsoleKey.N:
                Recall(history.Newer());
                break;
            case ConsoleKey.L:
                view.Clear();
                break;
        }
    }

    private void Recall(string? entry)
    {
        if (entry is not null)
            _line.Set(entry);
    }
}
