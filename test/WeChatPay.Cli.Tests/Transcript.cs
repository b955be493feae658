using System.Text;

namespace WeChatPay.Cli.Tests;

/// <summary>Collects the output of a command, from any thread, and waits for a text.</summary>
internal sealed class Transcript : TextWriter
{
    private static readonly TimeSpan Guard = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private readonly StringBuilder _text = new();
    private readonly List<(string Text, TaskCompletionSource Seen)> _awaited = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        lock (_gate)
        {
            _text.Append(value);
            _awaited.RemoveAll(awaited => Contains(awaited.Text) && awaited.Seen.TrySetResult());
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <summary>Waits for a text; throws after a minute.</summary>
    public async Task UntilAsync(string text)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Contains(text))
                return;
            _awaited.Add((text, seen));
        }
        if (await Task.WhenAny(seen.Task, Task.Delay(Guard)) != seen.Task)
            throw new TimeoutException($"`{text}` was not written within {Guard}. The output was:\n{this}");
    }

    public override string ToString()
    {
        lock (_gate)
            return _text.ToString();
    }

    private bool Contains(string text) => _text.ToString().Contains(text, StringComparison.Ordinal);
}
