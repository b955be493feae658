using Microsoft.Extensions.Logging;

namespace WeChatPay.Tests.Support;

/// <summary>Keeps the lines that are logged.</summary>
internal sealed class ListLogger(LogLevel least = LogLevel.Trace) : ILogger
{
    public List<string> Lines { get; } = [];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Add($"{logLevel}: {formatter(state, exception)}");
}
