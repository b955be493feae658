using System.Text;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Snippets;

/// <summary>Passes on what a process prints: escaped to a terminal, byte for byte to a console that is redirected, as text to any other writer.</summary>
internal sealed class StreamRelay
{
    private const int TailLength = 4096;

    private readonly Decoder _decoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetDecoder();
    private readonly StringBuilder _tail = new();
    private readonly TextWriter _writer;
    private readonly Stream? _raw;

    public StreamRelay(Stream source, TextWriter writer)
        : this(source, writer, Screen.IsTerminal(writer))
    {
    }

    /// <param name="source">The output of the process.</param>
    /// <param name="writer">Takes it.</param>
    /// <param name="isTerminal">Whether the writer is a terminal.</param>
    public StreamRelay(Stream source, TextWriter writer, bool isTerminal)
    {
        _writer = isTerminal ? new TerminalWriter(writer) : writer;
        _raw = isTerminal ? null
            : ReferenceEquals(writer, Console.Out) ? Console.OpenStandardOutput()
            : ReferenceEquals(writer, Console.Error) ? Console.OpenStandardError()
            : null;
        Task = System.Threading.Tasks.Task.Run(() => RunAsync(source));
    }

    /// <summary>Completes when the process has closed its end.</summary>
    public Task Task { get; }

    /// <summary>Gets the last characters that were printed.</summary>
    public string Tail
    {
        get
        {
            lock (_tail)
                return _tail.ToString();
        }
    }

    private async Task RunAsync(Stream source)
    {
        var bytes = new byte[8192];
        var letters = new char[bytes.Length + 1];
        while (await source.ReadAsync(bytes) is > 0 and var count)
        {
            var decoded = _decoder.GetChars(bytes, 0, count, letters, 0, flush: false);
            Remember(letters.AsSpan(0, decoded));
            if (_raw is not null)
            {
                await _raw.WriteAsync(bytes.AsMemory(0, count));
                await _raw.FlushAsync();
            }
            else
            {
                await _writer.WriteAsync(letters.AsMemory(0, decoded));
                await _writer.FlushAsync();
            }
        }
        if (_writer is TerminalWriter terminal)
            await terminal.DisposeAsync();
    }

    private void Remember(ReadOnlySpan<char> letters)
    {
        lock (_tail)
        {
            _tail.Append(letters);
            if (_tail.Length > TailLength)
                _tail.Remove(0, _tail.Length - TailLength);
        }
    }
}
