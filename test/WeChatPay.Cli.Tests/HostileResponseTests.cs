using System.Text;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Demo;
using WeChatPay.Cli.Repl;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Tests;

/// <summary>A response commands no terminal, wherever it is shown.</summary>
internal sealed class HostileResponseTests
{
    /// <summary>Clears the screen, in the 7-bit and the 8-bit form, rings, reverses the line, hides a letter and covers the line.</summary>
    public const string Text = "张三\u001b[2J\u009b31m\a\u202e\u200b\u007f\rend";

    /// <summary>What must not reach a terminal.</summary>
    public const string Commands = "[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff]";

    [TestCase(false)]
    [TestCase(true)]
    public async Task Printer_TextOnATerminal_IsEscaped(bool isRaw)
    {
        var printed = await PrintAsync($"交易时间\t金额\r\n{Text}\n", isRaw, isTerminal: true);

        Assert.That(printed, Is.EqualTo("交易时间\t金额\r\n张三U+001B[2JU+009B31mU+0007U+202EU+200BU+007F\\rend\n\n"));
    }

    [Test]
    public async Task Printer_RawJsonOnATerminal_IsEscaped() =>
        Assert.That(await PrintAsync("{\"a\":\"\u202e\"}", isRaw: true, isTerminal: true), Is.EqualTo("{\"a\":\"U+202E\"}\n"));

    [Test]
    public async Task Printer_TextAndRawJsonInAPipe_AreAsTheyCame()
    {
        Assert.That(await PrintAsync(Text, isRaw: true, isTerminal: false), Is.EqualTo(Text));
        Assert.That(await PrintAsync(Text, isRaw: false, isTerminal: false), Is.EqualTo(Text + "\n"));
        Assert.That(await PrintAsync("{\"a\":\"\u202e\"}", isRaw: true, isTerminal: false), Is.EqualTo("{\"a\":\"\u202e\"}"));
    }

    [TestCase("😀 and 👨\u200d👩", "😀 and 👨\\u200d👩")]
    [TestCase("\U000E0041", "\\udb40\\udc41")]
    [TestCase("a\\\u001b", "a\\\\\\u001b")]
    public void WriteJson_OfAnyText_IsTheSameJson(string text, string shown)
    {
        var json = TerminalText.WriteJson(new JValue(text));

        Assert.That(json, Is.EqualTo($"\"{shown}\""));
        Assert.That((string?)JToken.Parse(json), Is.EqualTo(text));
    }

    [Test]
    public async Task Relay_ToATerminal_IsEscapedWhereverTheBytesAreCut()
    {
        var bytes = Encoding.UTF8.GetBytes($"{Text}\r\n😀\r\nlast\r");
        foreach (var size in Enumerable.Range(1, 8))
        {
            using var printed = new StringWriter();
            using var source = new Slices(bytes, size);

            await new StreamRelay(source, printed, isTerminal: true).Task;

            Assert.That(printed.ToString(), Is.EqualTo("张三U+001B[2JU+009B31mU+0007U+202EU+200BU+007F\\rend\r\n😀\r\nlast\\r"));
        }
    }

    [Test]
    public async Task Relay_ToAPipe_IsAsItCame()
    {
        using var printed = new StringWriter();
        using var source = new MemoryStream(Encoding.UTF8.GetBytes(Text));

        await new StreamRelay(source, printed, isTerminal: false).Task;

        Assert.That(printed.ToString(), Is.EqualTo(Text));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void Prompt_ValuesThatCommandTheTerminal_AreShownWithoutTheCommands(bool asJson)
    {
        object[] values =
        [
            Text, new JObject { [Text] = Text }, new { a = Text }, new InvalidOperationException(Text),
            new WeChatPayResponse(200, new JObject { ["a"] = Text }.ToString()),
            new WeChatPayResponse(200, [new("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(Text)),
        ];
        foreach (var value in values)
        {
            var shown = Show(console => new ResponseView(console) { AsJson = asJson }.Show(value));

            Assert.That(shown, Does.Not.Match(Commands).And.Contain("张三"));
        }
    }

    [Test]
    public void Demo_OrderThatCommandsTheTerminal_IsShownWithoutTheCommands()
    {
        var style = InsuranceOrderStyles.All[0];
        var shown = Show(console =>
        {
            new DemoScreen(console).Show(1, new DemoCall(style, new JObject { ["openid"] = Text }, null), agrees: true);
            new DemoScreen(console).Show(2, new DemoCall(style, null, Text), agrees: false);
        });

        Assert.That(shown, Does.Not.Match(Commands).And.Contain("\\u202e").And.Contain("U+202E"));
    }

    private static async Task<string> PrintAsync(string body, bool isRaw, bool isTerminal)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var response = new WeChatPayResponse(200, [new("Content-Type", "text/plain")], Encoding.UTF8.GetBytes(body));
        await new ResponsePrinter(output, TextWriter.Null, isRaw, isTerminal).PrintAsync(response, sink: null);
        return output.ToString();
    }

    private static string Show(Action<IAnsiConsole> show)
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 500;
        show(console);
        return output.ToString().ReplaceLineEndings("\n");
    }

    /// <summary>Gives its bytes in small slices.</summary>
    private sealed class Slices(byte[] bytes, int size) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
    }
}
