using WeChatPay.Php.Values;

namespace WeChatPay.Php.Web;

/// <summary>A log with the names of PSR-3's <c>LoggerInterface</c>, for ported code.</summary>
/// <remarks>Mutable: set <see cref="Write"/> once, when the program starts. Thread-safe after that. Source: https://www.php-fig.org/psr/psr-3/.</remarks>
public sealed class Logger
{
    private readonly Func<Action<string, string, PhpArray>> _target = static () => Write;

    /// <summary>Gets the log of the facades: <c>Log::info('…')</c>.</summary>
    public static Logger Default { get; } = new();

    /// <summary>Gets or sets what happens with a line: it gets the level, the message and the context, an array.</summary>
    /// <value>Default: the line goes to the standard error stream.</value>
    public static Action<string, string, PhpArray> Write { get; set; } = static (level, message, context) =>
        Console.Error.WriteLine($"{level}: {message}{(context.Count == 0 ? "" : " " + Functions.json_encode(context, Functions.JSON_UNESCAPED_UNICODE))}");

    /// <summary>Writes a line of the level <c>emergency</c>.</summary>
    public void emergency(object? message, object? context = null) => log(nameof(emergency), message, context);

    /// <summary>Writes a line of the level <c>alert</c>.</summary>
    public void alert(object? message, object? context = null) => log(nameof(alert), message, context);

    /// <summary>Writes a line of the level <c>critical</c>.</summary>
    public void critical(object? message, object? context = null) => log(nameof(critical), message, context);

    /// <summary>Writes a line of the level <c>error</c>.</summary>
    public void error(object? message, object? context = null) => log(nameof(error), message, context);

    /// <summary>Writes a line of the level <c>warning</c>.</summary>
    public void warning(object? message, object? context = null) => log(nameof(warning), message, context);

    /// <summary>Writes a line of the level <c>notice</c>.</summary>
    public void notice(object? message, object? context = null) => log(nameof(notice), message, context);

    /// <summary>Writes a line of the level <c>info</c>.</summary>
    public void info(object? message, object? context = null) => log(nameof(info), message, context);

    /// <summary>Writes a line of the level <c>debug</c>.</summary>
    public void debug(object? message, object? context = null) => log(nameof(debug), message, context);

    /// <summary>Writes a line of any level.</summary>
    public void log(object? level, object? message, object? context = null) =>
        _target()(Parameters.Text(level, 1), Parameters.Text(message, 2), context is null ? [] : PhpArray.From(context));
}
