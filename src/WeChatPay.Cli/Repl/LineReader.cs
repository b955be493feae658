namespace WeChatPay.Cli.Repl;

/// <summary>Reads inputs from a pipe or a file. An input takes lines until it is complete.</summary>
internal sealed class LineReader(TextReader lines, Func<string, bool> isComplete)
{
    private string? _next = lines.ReadLine();

    /// <summary>Reads one input; null at the end.</summary>
    public string? Read()
    {
        if (_next is null)
            return null;
        var input = TakeLine();
        while (_next is not null && (ContinuesChain(_next) || !isComplete(input)))
            input += "\n" + TakeLine();
        return input;
    }

    // Documentation writes each link of a chain on its own line.
    private static bool ContinuesChain(string line) => line.TrimStart() is ['.', _, ..] or ['-', '>', ..] or ['?', '-', '>', ..] or ['?', '.', ..];

    private string TakeLine()
    {
        var line = _next!;
        _next = lines.ReadLine();
        return line;
    }
}
