using System.Globalization;
using WeChatPay.Pipeline;
using WeChatPay.Util;

namespace WeChatPay.Options;

/// <summary>Reads <c>new { json = …, out_trade_no = … }</c> and its like into <see cref="RequestOptions"/>.</summary>
internal static class LooseOptions
{
    /// <summary>The names of all options, in the order in which messages list them.</summary>
    public static readonly string[] Names =
    [
        "json", "query", "headers", "body", "xml", "form_params", "multipart", "base_uri", "sink", "stream", "timeout",
        "allow_redirects", "debug", "http_errors", "handler", "security", "nonceless",
    ];

    private static readonly RequestOptions None = new();

    /// <summary>Reads the options of a call.</summary>
    /// <exception cref="ArgumentException">They have no accepted shape, or one of them holds what it cannot.</exception>
    public static RequestOptions Read(object? options)
    {
        if (options is null)
            return None;
        if (options is RequestOptions typed)
            return typed;
        if (!LooseObject.TryRead(options, out var entries))
            throw new ArgumentException($"The options are a {options.GetType().Name}. Give an anonymous object, new {{ json = new {{ … }} }}, a dictionary with text keys, a JObject or RequestOptions. Nothing was sent.");
        return FromEntries(entries);
    }

    /// <summary>Guesses what an unknown key was meant to be.</summary>
    public static string Hint(string key, IEnumerable<string> variables)
    {
        var near = variables.Concat(Names).Select(name => (Name: name, Distance: Distance(key, name))).MinBy(guess => guess.Distance);
        return near.Distance <= 2 ? $" Did you mean `{near.Name}`?" : $" A field of the body goes into json: new {{ json = new {{ {key} = … }} }}.";
    }

    private static RequestOptions FromEntries(List<KeyValuePair<string, object?>> entries)
    {
        Dictionary<string, object?>? variables = null;
        var options = None with { GivenKeys = [.. entries.Select(entry => entry.Key)] };
        foreach (var (key, value) in entries)
        {
            var isOption = Array.IndexOf(Names, key) >= 0;
            if (isOption && value is not null)
                options = Set(options, key, value);
            else if (!isOption)
                (variables ??= new(StringComparer.Ordinal))[key] = value;
        }
        return variables is null ? options : options with { Variables = variables };
    }

    private static RequestOptions Set(RequestOptions options, string key, object value) => key switch
    {
        "json" => options with { Json = value },
        "query" => options with { Query = value },
        "headers" => options with { Headers = value },
        "body" => options with { Body = value },
        "xml" => options with { Xml = value },
        "form_params" => options with { FormParams = value },
        "multipart" => options with { Multipart = value },
        "base_uri" => options with { BaseUri = BaseAddress(value) },
        "sink" => options with { Sink = value },
        "stream" => options with { Stream = Truth(key, value) },
        "timeout" => options with { Timeout = Seconds(value) },
        "allow_redirects" => options with { MaxRedirects = Redirects(value) },
        "debug" => options with { Debug = value },
        "http_errors" => options with { HttpErrors = Truth(key, value) },
        "handler" => options with { Handler = Stack(value) },
        "security" => options with { Security = Truth(key, value) },
        "nonceless" => options with { Nonceless = Truth(key, value) },
        _ => throw new InvalidOperationException(key),
    };

    private static Uri BaseAddress(object value) => value switch
    {
        Uri address when address.IsAbsoluteUri => address,
        string text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" => address,
        _ => throw Wrong("base_uri", value, "an address with its scheme, for example \"https://api.mch.weixin.qq.com/\" or \"http://127.0.0.1:8080/\""),
    };

    private static bool Truth(string key, object value) => value switch
    {
        bool truth => truth,
        _ => throw Wrong(key, value, "true or false"),
    };

    private static TimeSpan Seconds(object value)
    {
        if (value is TimeSpan span)
            return span == Timeout.InfiniteTimeSpan || span > TimeSpan.Zero ? span : throw Wrong("timeout", value, "a positive TimeSpan");
        if (!ScalarText.IsNumber(value) && value is not string)
            throw Wrong("timeout", value, "seconds, for example 2.5, or 0 for no limit");
        if (!double.TryParse(ScalarText.TryFormat(value), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || !(seconds >= 0 && seconds < int.MaxValue / 1000))
            throw Wrong("timeout", value, "seconds, for example 2.5, or 0 for no limit");
        return seconds == 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(seconds);
    }

    private static int Redirects(object value) => value switch
    {
        bool follow => follow ? CallSettings.Default.MaxRedirects : 0,
        int max and >= 0 => max,
        long max and >= 0 and <= int.MaxValue => (int)max,
        _ when LooseObject.TryRead(value, out var entries) && entries is [{ Key: "max", Value: int or long }] => Redirects(entries[0].Value!),
        _ => throw Wrong("allow_redirects", value, "true, false, or new { max = 3 }"),
    };

    private static HandlerStack Stack(object value) => value switch
    {
        HandlerStack stack => stack,
        _ => throw Wrong("handler", value, "a HandlerStack: client.Handlers.Clone().Remove(\"verifier\")"),
    };

    private static ArgumentException Wrong(string key, object value, string right)
    {
        var given = ScalarText.TryFormat(value) is { } text ? $"`{text}`" : $"a {value.GetType().Name}";
        return new($"The option `{key}` is {given}: give {right}. Nothing was sent.");
    }

    // Levenshtein's distance, for words of a few letters.
    internal static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var cost = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = above;
            }
        }
        return row[^1];
    }
}
