using Microsoft.Extensions.Logging;

namespace WeChatPay.Tests.Fuzz;

/// <summary>Writes to the logger that the running test names, so that clients can be shared.</summary>
internal sealed class ForwardingLogger : ILogger
{
    private readonly AsyncLocal<ILogger?> _target = new();

    /// <summary>Names the logger, until the result is disposed of.</summary>
    public IDisposable To(ILogger target)
    {
        var before = _target.Value;
        _target.Value = target;
        return new Restored(() => _target.Value = before);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => _target.Value?.IsEnabled(logLevel) ?? false;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _target.Value?.Log(logLevel, eventId, state, exception, formatter);

    private sealed class Restored(Action restore) : IDisposable
    {
        public void Dispose() => restore();
    }
}
