namespace WeChatPay.Cli.Assistants;

/// <summary>Keeps the beginning of what is written, and drops the rest: a loop that prints must not fill the memory.</summary>
/// <remarks>Several threads may write.</remarks>
internal sealed class ShortWriter(int longest) : StringWriter
{
    private readonly Lock _gate = new();

    public override void Write(char value) => Write([value]);

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_gate)
        {
            var room = longest + 1 - GetStringBuilder().Length;
            if (room > 0)
                GetStringBuilder().Append(buffer[..Math.Min(room, buffer.Length)]);
        }
    }

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
