using WeChatPay.Cli.Repl;

namespace WeChatPay.Cli.Tests;

internal sealed class LineEditorTests
{
    private static readonly ConsoleKeyInfo Enter = Key(ConsoleKey.Enter, '\r');
    private static readonly ConsoleKeyInfo Tab = Key(ConsoleKey.Tab, '\t');
    private static readonly ConsoleKeyInfo Up = Key(ConsoleKey.UpArrow);
    private static readonly ConsoleKeyInfo Down = Key(ConsoleKey.DownArrow);
    private static readonly ConsoleKeyInfo Left = Key(ConsoleKey.LeftArrow);

    [Test]
    public void Read_TypedText_IsTheInput() => Assert.That(Read("a;", Enter), Is.EqualTo("a;"));

    [Test]
    public void Read_EnterInAnOpenInput_BeginsAnotherLine() => Assert.That(Read("f(", Enter, "1);", Enter), Is.EqualTo("f(\n1);"));

    [Test]
    public void Read_KeysOfShells_Edit()
    {
        var input = Read(
            "one two;", Control(ConsoleKey.A), "0 ", Control(ConsoleKey.E), Left, Control(ConsoleKey.W), "2",
            Key(ConsoleKey.Home), Key(ConsoleKey.Delete), Enter);

        Assert.That(input, Is.EqualTo(" one 2;"));
    }

    [Test]
    public void Read_BackspaceOverASurrogatePair_TakesAllOfIt() =>
        Assert.That(Read("a\U0001F600", Key(ConsoleKey.Backspace), ";", Enter), Is.EqualTo("a;"));

    [Test]
    public void Read_ControlC_GivesUpTheLine() => Assert.That(Read("a;", Control(ConsoleKey.C)), Is.Empty);

    [Test]
    public void Read_ControlDOnAnEmptyLine_Ends() => Assert.That(Read(Control(ConsoleKey.D)), Is.Null);

    [Test]
    public void Read_ControlDInALine_Deletes() => Assert.That(Read("ab;", Key(ConsoleKey.Home), Control(ConsoleKey.D), Enter), Is.EqualTo("b;"));

    [Test]
    public void Read_History_GoesUpAndDownAndKeepsTheDraft()
    {
        var history = new LineHistory(null);
        history.Add("1;");
        history.Add("2;");

        Assert.That(Read(history, [Up, Up, Up, Enter]), Is.EqualTo("1;"));
        Assert.That(Read(history, ["draft;", Up, Down, Enter]), Is.EqualTo("draft;"));
    }

    [Test]
    public void Read_ArrowsInSeveralLines_MoveBetweenThem() =>
        Assert.That(Read("f(", Enter, "1)", Up, "2,", Down, ";", Enter), Is.EqualTo("f(2,\n1);"));

    [Test]
    public void Read_PastedLines_AreOneInput()
    {
        var keys = new Keys(["a;", Enter, "b;", Enter]) { IsPasted = true };

        Assert.That(Editor(keys, new LineHistory(null)).Read(), Is.EqualTo("a;\nb;"));
    }

    [Test]
    public void Draw_WideCharactersBeyondTheEdge_AreCountedAsTwoColumns()
    {
        using var screen = new StringWriter();
        var view = new LineView(screen, static () => 11, static () => 0);
        view.Open();

        view.Draw("一二三四五\nx", 5);

        // The prompt (2) and four characters (8) fill the ten usable columns. The cursor moves up over the last line.
        Assert.That(screen.ToString(), Is.EqualTo("\r\e[J> 一二三四\r\n五\r\n· x\e[1A\r\e[2C"));
    }

    [TestCase("x = be", "x = Beta;")]
    [TestCase("x = a", "x = Alpha;")]
    [TestCase("x = gamma", "x = gamma;")]
    [TestCase("", "    ;")]
    public void Read_Tab_CompletesAsFarAsTheWordsAgree(string typed, string input) => Assert.That(Read(typed, Tab, ";", Enter), Is.EqualTo(input));

    [Test]
    public void Read_TabWithSeveralWords_ShowsThemAndKeepsTheInput()
    {
        using var screen = new StringWriter();
        var view = new LineView(screen, static () => 80, static () => 0);
        var editor = new LineEditor(new Keys(["x = alp", Tab, Tab, ";", Enter]), view, new LineHistory(null), static text => text.EndsWith(';'), Complete);

        Assert.That(editor.Read(), Is.EqualTo("x = Alpha;"));
        Assert.That(screen.ToString(), Does.Contain("\r\nAlpha\r\nAlphabet\r\n"));
    }

    // `echo "hello";` leaves the cursor behind the text. The prompt would draw over it.
    [TestCase(5, "\r\n")]
    [TestCase(0, "")]
    public void Open_BehindOutputWithoutALineFeed_BeginsALine(int column, string written)
    {
        using var screen = new StringWriter();

        new LineView(screen, static () => 80, () => column).Open();

        Assert.That(screen.ToString(), Is.EqualTo(written));
    }

    private static string? Read(params object[] keys) => Read(new LineHistory(null), keys);

    private static string? Read(LineHistory history, object[] keys) => Editor(new Keys(keys), history).Read();

    private static LineEditor Editor(Keys keys, LineHistory history) =>
        new(keys, new LineView(TextWriter.Null, static () => 80, static () => 0), history, static text => text.EndsWith(';'), Complete);

    private static Completions Complete(string before)
    {
        var typed = before[(before.LastIndexOf(' ') + 1)..];
        return new(typed, [.. ((string[])["Alpha", "Alphabet", "Beta"]).Where(word => word.StartsWith(typed, StringComparison.OrdinalIgnoreCase))]);
    }

    private static ConsoleKeyInfo Key(ConsoleKey key, char letter = '\0') => new(letter, key, false, false, false);

    private static ConsoleKeyInfo Control(ConsoleKey key) => new('\0', key, false, false, true);

    /// <summary>Keys; a text stands for one key per character.</summary>
    private sealed class Keys(IEnumerable<object> pressed) : ITerminalKeys
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new(pressed.SelectMany(static one => one is string text
            ? text.Select(static letter => Key(ConsoleKey.None, letter))
            : [(ConsoleKeyInfo)one]));

        public bool IsPasted { get; init; }

        public bool IsWaiting => IsPasted && _keys.Count > 0;

        public ConsoleKeyInfo Read() => _keys.Dequeue();
    }
}
