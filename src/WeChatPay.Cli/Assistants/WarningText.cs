using Microsoft.Extensions.Logging;

namespace WeChatPay.Cli.Assistants;

/// <summary>Collects the warnings that the library logs.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class WarningText(TextWriter output) : ILogger
{
    private readonly Lock _gate = new();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        lock (_gate)
            output.WriteLine(formatter(state, exception));
    }
}
