using System.Collections;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CSharp.RuntimeBinder;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Util;
using WeChatPay.V3;

namespace WeChatPay.Callbacks;

/// <summary>Finds the signature's headers among a web framework's headers.</summary>
internal static class CallbackHeaders
{
    // CGI, FastCGI and IIS name a header in this way (RFC 3875, 4.1.18).
    private const string CgiPrefix = "HTTP_";

    /// <summary>Reads them; the verifier reports the absent ones.</summary>
    /// <exception cref="ArgumentException">The object does not hold headers.</exception>
    public static SignatureHeaders Read(object headers) => Read(Pairs(headers));

    /// <summary>Reads them from pairs of a name and a text, or a list of texts.</summary>
    public static SignatureHeaders Read<TValue>(IEnumerable<KeyValuePair<string, TValue>> headers) =>
        Read(headers.Select(static pair => (pair.Key ?? "", Texts(pair.Value))));

    private static SignatureHeaders Read(IEnumerable<(string Name, IEnumerable<string?> Values)> headers)
    {
        var reader = new SignatureHeaderReader();
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                reader.Add(Normalize(name), value);
        }
        return reader.Finish();
    }

    private static string Normalize(string name)
    {
        if (name.StartsWith(CgiPrefix, StringComparison.OrdinalIgnoreCase))
            name = name[CgiPrefix.Length..];
        return name.Replace('_', '-');
    }

    private static IEnumerable<(string Name, IEnumerable<string?> Values)> Pairs(object headers) => headers switch
    {
        // HttpListener, System.Web and WebHeaderCollection.
        NameValueCollection collection => collection.AllKeys.Select(name => (name ?? "", (IEnumerable<string?>)(collection.GetValues(name) ?? []))),
        // The usual type, without a list in between.
        IEnumerable<KeyValuePair<string, string>> texts => texts.Select(static pair => (pair.Key ?? "", (IEnumerable<string?>)[pair.Value])),
        _ when LooseObject.TryRead(headers, out var entries) => entries.Select(static entry => (entry.Key, Texts(entry.Value))),
        IEnumerable pairs when ReflectionSwitch.IsOn => FromPairs(pairs, headers),
        _ => throw Wrong(headers),
    };

    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    private static IEnumerable<(string, IEnumerable<string?>)> FromPairs(IEnumerable pairs, object headers) =>
        pairs.Cast<object>().Select(pair => FromPair(pair, headers));

    // ASP.NET's headers are pairs of a name and StringValues, System.Net.Http's of a name and a list: this library cannot name the first type.
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    private static (string, IEnumerable<string?>) FromPair(dynamic pair, object headers)
    {
        try
        {
            return ((string)pair.Key ?? "", Texts((object?)pair.Value));
        }
        catch (RuntimeBinderException)
        {
            throw Wrong(headers);
        }
    }

    private static ArgumentException Wrong(object headers) => Refusal.Create(
        "`headers`", headers, "a dictionary, HttpRequest.Headers, HttpHeaders or a NameValueCollection", outcome: "Nothing was verified.")
            .On(HelpPage.Callbacks);

    private static IEnumerable<string?> Texts(object? value) => value switch
    {
        null => [],
        string text => [text],
        JValue json => Texts(json.Value),
        IEnumerable list => list.Cast<object?>().SelectMany(Texts),
        _ => [ScalarText.TryFormat(value) ?? value.ToString()],
    };
}
