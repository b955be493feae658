using Newtonsoft.Json;

namespace WeChatPay.Cli.Terminal;

/// <summary>An option whose value may be long: the text itself, <c>@file</c>, or <c>-</c> for the standard input.</summary>
internal static class GivenText
{
    /// <exception cref="MisuseException">The file cannot be read.</exception>
    public static string Resolve(string given) => given switch
    {
        "-" => Console.In.ReadToEnd(),
        ['@', .. var file] => GivenSecret.ReadFile(file, "text"),
        _ => given,
    };

    /// <summary>Opens a JSON text whose values stay as they are written: no dates, no rounding to double.</summary>
    public static JsonTextReader ReadJson(string text) =>
        new(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
}
