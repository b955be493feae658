using System.Collections;
using System.Diagnostics;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace WeChatPay.Tests.Fuzz;

/// <summary>All that a log, a console, a debugger and a tracer would show of things that happened.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed partial class Seen : IDisposable, ILogger
{
    private readonly StringBuilder _text = new();
    private readonly ActivityListener _listener;
    private readonly IDisposable _log;

    public Seen()
    {
        _listener = new ActivityListener
        {
            // .NET's own activities are its own matter, and name the address of a request.
            ShouldListenTo = static source => source.Name.StartsWith("WeChatPay", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Add,
        };
        ActivitySource.AddActivityListener(_listener);
        _log = LeakClients.Log.To(this);
    }

    /// <summary>Gets the writer of the option <c>debug</c>.</summary>
    public TextWriter Writer => new StringWriter(_text);

    public string Text => _text.ToString();

    /// <summary>Runs code, and looks at what it gives or throws.</summary>
    public void Try(Func<object?> use)
    {
        try
        {
            var result = use();
            Add(result);
            (result as IDisposable)?.Dispose();
        }
        catch (Exception error)
        {
            Add(error);
        }
    }

    public void Add(object? thing)
    {
        if (thing is Exception error)
            AddError(error);
        else if (thing?.GetType().Assembly.GetName().Name!.StartsWith("WeChatPay", StringComparison.Ordinal) == true)
            _text.AppendLine(thing.ToString()).AppendLine(DebuggerTextOf(thing));
    }

    public void Dispose()
    {
        _log.Dispose();
        _listener.Dispose();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state)
    {
        _text.AppendLine($"{state}");
        return null;
    }

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _text.AppendLine(formatter(state, exception));
        if (state is IEnumerable<KeyValuePair<string, object?>> values)
            _text.AppendJoin('\n', values.Select(static value => $"{value.Value}"));
        Add(exception);
    }

    private void AddError(Exception error)
    {
        _text.AppendLine(error.Message).AppendLine($"{error}").AppendLine(DebuggerTextOf(error));
        foreach (DictionaryEntry data in error.Data)
            _text.AppendLine($"{data.Key}={data.Value}");
        if (error is ArgumentException argument)
            _text.AppendLine(argument.ParamName);
        var inner = error is AggregateException several ? several.InnerExceptions.AsEnumerable() : error.InnerException is { } one ? [one] : [];
        foreach (var cause in inner)
            AddError(cause);
    }

    private void Add(Activity activity)
    {
        _text.AppendLine(activity.DisplayName).AppendLine(activity.StatusDescription);
        foreach (var (name, value) in activity.TagObjects.Concat(activity.Events.SelectMany(static one => one.Tags)))
            _text.AppendLine($"{name}={value}");
    }

    // As a debugger shows it: the members that [DebuggerDisplay] names, and those of a type proxy.
    private static string DebuggerTextOf(object thing)
    {
        var type = thing.GetType();
        var text = type.GetCustomAttribute<DebuggerDisplayAttribute>() is { } display
            ? Member().Replace(display.Value, match => $"{ValueOf(thing, match.Groups[1].Value)}")
            : "";
        if (type.GetCustomAttribute<DebuggerTypeProxyAttribute>() is { } proxy && Type.GetType(proxy.ProxyTypeName) is { } proxyType)
        {
            var shown = Activator.CreateInstance(proxyType, thing)!;
            text += string.Join('\n', proxyType.GetProperties().Select(property => $"{property.GetValue(shown)}"));
        }
        return text;
    }

    private static object? ValueOf(object thing, string member)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var type = thing.GetType();
        return type.GetProperty(member, any)?.GetValue(thing) ?? type.GetField(member, any)?.GetValue(thing)
            ?? type.GetMethod(member, any, [])?.Invoke(thing, null);
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Member();
}
