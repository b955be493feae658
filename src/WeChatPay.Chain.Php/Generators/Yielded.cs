using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace WeChatPay.Php;

/// <summary>A place where a generator stops: what <see cref="Operators.yields(object?)"/> and <see cref="Operators.yieldsFrom"/> give to
/// <c>await</c>.</summary>
/// <remarks>Mutable: use it from one thread at a time, and await it once.</remarks>
public sealed class Yielded : INotifyCompletion
{
    private object? _sent;
    private Exception? _thrown;

    internal Yielded()
    {
    }

    /// <summary>Gets whether the generator goes on at once: it never does.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public bool IsCompleted => false;

    internal object? Key { get; init; }

    internal bool HasKey { get; init; }

    internal object? Value { get; init; }

    internal bool IsFrom { get; init; }

    /// <summary>Lets <c>await</c> stop the generator here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Yielded GetAwaiter() => this;

    /// <summary>Gets the value that was sent to the generator; of <c>yieldsFrom</c>, what the inner generator returned.</summary>
    /// <exception cref="Exception">The exception that was thrown into the generator.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public dynamic? GetResult()
    {
        if (_thrown is not null)
            ExceptionDispatchInfo.Capture(_thrown).Throw();
        return _sent;
    }

    /// <summary>Refuses to stop a function that is not a generator.</summary>
    /// <exception cref="NotSupportedException">Always: <c>yields</c> is awaited in an <c>async Generator</c>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void OnCompleted(Action continuation) =>
        throw new NotSupportedException("`await yields(…)` stands only in a function whose type is `async Generator` or `async Generator<dynamic?>`.");

    internal static Yielded Check<TAwaiter>(TAwaiter awaiter) => awaiter as Yielded
        ?? throw new NotSupportedException("A generator awaits only `yields(…)` and `yieldsFrom(…)`: wait for a promise by `wait()`.");

    internal void Resume(object? sent, Exception? thrown) => (_sent, _thrown) = (sent, thrown);
}
