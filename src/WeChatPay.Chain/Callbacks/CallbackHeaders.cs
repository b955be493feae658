using System.Collections;
using Microsoft.CSharp.RuntimeBinder;
using WeChatPay.Protocol;
using WeChatPay.Util;
using WeChatPay.V3;

namespace WeChatPay.Callbacks;

/// <summary>Finds the signature's headers among a web framework's headers.</summary>
internal static class CallbackHeaders
{
    /// <summary>Reads them; the verifier reports the absent ones.</summary>
    /// <exception cref="ArgumentException">The object does not hold headers.</exception>
    public static SignatureHeaders Read(object headers)
    {
        string? nonce = null, serial = null, signature = null, timestamp = null;
        foreach (var (name, value) in Pairs(headers))
        {
            if (Is(name, WeChatPayHeaders.Nonce))
                nonce ??= value;
            else if (Is(name, WeChatPayHeaders.Serial))
                serial ??= value;
            else if (Is(name, WeChatPayHeaders.Signature))
                signature ??= value;
            else if (Is(name, WeChatPayHeaders.Timestamp))
                timestamp ??= value;
        }
        return new(nonce, serial, signature, timestamp, null);
    }

    private static bool Is(string name, string wanted) => string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string? Value)> Pairs(object headers)
    {
        // The usual type, without a list in between.
        if (headers is IEnumerable<KeyValuePair<string, string>> texts)
            return texts.Select(static pair => (pair.Key ?? "", (string?)pair.Value));
        if (LooseObject.TryRead(headers, out var entries))
        {
            var isAnonymous = headers is not IEnumerable;
            return entries.Select(entry => (isAnonymous ? entry.Key.Replace('_', '-') : entry.Key, First(entry.Value)));
        }
        return headers is IEnumerable pairs ? pairs.Cast<object>().Select(pair => FromPair(pair, headers)) : throw Wrong(headers);
    }

    // ASP.NET's headers are pairs of a name and StringValues, System.Net.Http's of a name and a list: this library cannot name the first type.
    private static (string, string?) FromPair(dynamic pair, object headers)
    {
        try
        {
            return ((string)pair.Key ?? "", First((object?)pair.Value));
        }
        catch (RuntimeBinderException)
        {
            throw Wrong(headers);
        }
    }

    private static ArgumentException Wrong(object headers) =>
        new($"`headers` is a {headers.GetType().Name}: give a dictionary, HttpRequest.Headers or HttpHeaders.");

    private static string? First(object? value) => value switch
    {
        null => null,
        string text => text,
        IEnumerable<string> list => list.FirstOrDefault(),
        _ => ScalarText.TryFormat(value) ?? value.ToString(),
    };
}
