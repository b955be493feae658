using System.Text;

namespace WeChatPay.Cli.Terminal;

/// <summary>Passes text on to a terminal, escaped by <see cref="TerminalText"/>.</summary>
/// <remarks>It keeps the first half of a line end or of a surrogate pair until the second half comes. Not thread-safe.</remarks>
internal sealed class TerminalWriter(TextWriter terminal) : TextWriter
{
    private string _kept = "";

    public override Encoding Encoding => terminal.Encoding;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return;
        var text = _kept + value;
        var length = text[^1] == '\r' || char.IsHighSurrogate(text[^1]) ? text.Length - 1 : text.Length;
        _kept = text[length..];
        terminal.Write(TerminalText.Escape(text[..length]));
    }

    public override void Flush() => terminal.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            terminal.Write(TerminalText.Escape(_kept));
            _kept = "";
            terminal.Flush();
        }
        base.Dispose(disposing);
    }
}
