using System.Globalization;
using Microsoft.Extensions.Logging;
using WeChatPay.Basics;
using WeChatPay.Facts;
using WeChatPay.Pipeline;
using WeChatPay.Util;

namespace WeChatPay.Options;

/// <summary>Reads <c>new { json = …, out_trade_no = … }</c> and the like into <see cref="RequestOptions"/>.</summary>
internal static class LooseOptions
{
    private const string RightSeconds = "seconds, for example 2.5, a positive TimeSpan, or 0 for no limit";

    /// <summary>The options of a call that has none.</summary>
    public static readonly RequestOptions None = new();

    // One line an option: its name, its setter, and whether typed options have it. Messages list the names in this order.
    private static readonly (string Name, Action<RequestOptions, object> Set, Func<RequestOptions, bool> IsGiven)[] Table =
    [
        ("json", static (options, value) => options.Json = value, static options => options.Json is not null),
        ("query", static (options, value) => options.Query = value, static options => options.Query is not null),
        ("headers", static (options, value) => options.Headers = HeaderOptions.Read(value, "headers"), static options => options.Headers is not null),
        ("body", static (options, value) => options.Body = BodySource.Read(value), static options => options.Body is not null),
        ("xml", static (options, value) => options.Xml = value, static options => options.Xml is not null),
        ("form_params", static (options, value) => options.FormParams = value, static options => options.FormParams is not null),
        ("multipart", static (options, value) => options.Multipart = FormPart.ReadList(value), static options => options.Multipart is not null),
        ("base_uri", static (options, value) => options.BaseUri = ReadAddress(value), static options => options.BaseUri is not null),
        ("sink", static (options, value) => options.Sink = SinkTarget.From(value), static options => options.Sink is not null),
        ("stream", static (options, value) => options.Stream = ReadBoolean("stream", value), static options => options.Stream),
        ("timeout", static (options, value) => options.Timeout = ReadTimeout(value), static options => options.Timeout is not null),
        ("allow_redirects", static (options, value) => options.MaxRedirects = ReadRedirects(value), static options => options.MaxRedirects is not null),
        ("debug", static (options, value) => options.Debug = ReadDebug(value), static options => options.Debug is not null),
        ("http_errors", static (options, value) => options.HttpErrors = ReadBoolean("http_errors", value), static options => options.HttpErrors is not null),
        ("handler", static (options, value) => options.Handler = ReadHandlers(value), static options => options.Handler is not null),
        ("retry", static (options, value) => options.Retry = RetryOptions.Read(value), static options => options.Retry is not null),
        ("security", static (options, value) => options.Security = ReadBoolean("security", value), static options => options.Security),
        ("nonceless", static (options, value) => options.Nonceless = ReadBoolean("nonceless", value), static options => options.Nonceless),
    ];

    /// <summary>The names of all options, in the order in which messages list them.</summary>
    public static readonly string[] Names = [.. Table.Select(static option => option.Name)];

    /// <summary>Reads the options of a call.</summary>
    /// <exception cref="ArgumentException">They have no accepted shape, or an option has a value that it cannot have.</exception>
    public static RequestOptions Read(object? options) => options switch
    {
        null or RequestOptions => Read(options as RequestOptions),
        _ when LooseObject.TryRead(options, out var entries) => FromEntries(entries).Validated(),
        _ => throw Refusal.Create(
            "The value given for the options",
            options,
            "an anonymous object, new { json = new { … } }, a dictionary with text keys, a JObject or RequestOptions").On(HelpPage.Options),
    };

    /// <summary>Takes typed options, and copies them: they are mutable, and a call is not.</summary>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    public static RequestOptions Read(RequestOptions? options) => options is null ? None : (options with { }).Validated();

    /// <summary>Reads options and variables by their names.</summary>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    public static RequestOptions ReadFields(IEnumerable<KeyValuePair<string, object?>>? options) =>
        options is null ? None : FromEntries(LooseObject.ReadPairs(options)).Validated();

    /// <summary>Lists the options that are given.</summary>
    public static IEnumerable<string> ListGiven(RequestOptions options) => Table.Where(option => option.IsGiven(options)).Select(static option => option.Name);

    /// <summary>Suggests the option or variable that an unknown key resembles.</summary>
    public static string Suggest(string key, IEnumerable<string> variables)
    {
        var near = Spelling.Nearest(variables.Concat(Names), key);
        return near is not null ? $" Did you mean `{near}`?"
            : $" A field of the body goes into json: new {{ json = new {{ {(TextShape.IsField(key) ? key : "name")} = … }} }}.";
    }

    /// <summary>Reads an address; <see cref="RequestOptions.CheckBaseUri"/> checks the rest.</summary>
    public static Uri ReadAddress(object value) => value switch
    {
        Uri address => address,
        string text when Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var address) => address,
        _ => throw Refusal.Create("The option `base_uri`", value, "an address with its scheme, for example \"https://api.mch.weixin.qq.com/\"")
            .On(HelpPage.Options),
    };

    /// <summary>Reads seconds, as a number or as text, or a TimeSpan.</summary>
    public static TimeSpan ReadTimeout(object value)
    {
        if (value is TimeSpan span)
            return span;
        if (!TryReadSeconds(value, out var seconds))
            throw Refusal.Create("The option `timeout`", value, RightSeconds).On(HelpPage.Options);
        return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Reads seconds, as a number or as text, as long as a timer can count.</summary>
    public static bool TryReadSeconds(object value, out double seconds) =>
        double.TryParse(ScalarText.TryFormat(value), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds)
        && (value is string || NumberForm.IsNumber(value)) && seconds >= 0 && seconds <= int.MaxValue / 1000;

    /// <summary>Reads a stack of handlers.</summary>
    public static HandlerStack ReadHandlers(object value) =>
        value as HandlerStack ?? throw Refusal.Create("The option `handler`", value, "a HandlerStack: client.Handlers.Clone().Remove(\"verifier\")")
            .On(HelpPage.Options);

    /// <summary>Reads true or false, and no other value for either of them.</summary>
    public static bool ReadBoolean(string name, object value) =>
        value is bool boolean ? boolean : throw Refusal.Create($"The option `{name}`", value, "true or false").On(HelpPage.Options);

    private static RequestOptions FromEntries(List<KeyValuePair<string, object?>> entries)
    {
        Dictionary<string, object?>? variables = null;
        var options = new RequestOptions { GivenKeys = entries.ConvertAll(static entry => entry.Key) };
        foreach (var (key, value) in entries)
        {
            var index = Array.IndexOf(Names, key);
            if (index < 0)
                (variables ??= new(StringComparer.Ordinal))[key] = value;
            else if (value is not null)
                Table[index].Set(options, value);
        }
        if (variables is not null)
            options.Variables = variables;
        return options;
    }

    private static int ReadRedirects(object value) => value switch
    {
        bool follow => follow ? RequestOptions.DefaultMaxRedirects : 0,
        int max => max,
        long max and >= int.MinValue and <= int.MaxValue => (int)max,
        _ when LooseObject.TryRead(value, out var entries) && entries is [{ Key: "max", Value: int or long }] => ReadRedirects(entries[0].Value!),
        _ => throw Refusal.Create("The option `allow_redirects`", value, "true, false, or new { max = 3 }").On(HelpPage.Options),
    };

    private static DebugTarget? ReadDebug(object value) => value switch
    {
        DebugTarget target => target,
        bool isOn => isOn,
        TextWriter writer => DebugTarget.To(writer),
        ILogger logger => DebugTarget.To(logger),
        _ => throw Refusal.Create("The option `debug`", value, "true, a TextWriter or an ILogger").On(HelpPage.Options),
    };
}
