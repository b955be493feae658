namespace WeChatPay.Cli.Terminal;

/// <summary>The standard input as UTF-8, line by line. A line that is not UTF-8 is refused.</summary>
/// <remarks>Not thread-safe; the console adds that.</remarks>
internal sealed class StrictReader(Stream input) : TextReader
{
    private readonly BufferedStream _input = new(input);
    private string _line = "";
    private int _at;
    private int _number;

    public override int Peek() => Fill() ? _line[_at] : -1;

    public override int Read() => Fill() ? _line[_at++] : -1;

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _input.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (_at < _line.Length)
            return true;
        var bytes = new List<byte>();
        while (_input.ReadByte() is >= 0 and var next)
        {
            bytes.Add((byte)next);
            if (next == '\n')
                break;
        }
        if (bytes.Count == 0)
            return false;
        _number++;
        try
        {
            (_line, _at) = (StrictText.Decode(bytes.ToArray(), Message.Of("The standard input")), 0);
        }
        catch (MisuseException)
        {
            throw StrictText.Refuse(Message.Of("The standard input"), _number, file: null);
        }
        // A byte order mark alone leaves an empty line.
        return _line.Length > 0 || Fill();
    }
}
