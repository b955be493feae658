using WeChatPay.Basics;
using System.Diagnostics.CodeAnalysis;
using System.Dynamic;
using System.Linq.Expressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Compatibility;
using WeChatPay.Dynamic;
using WeChatPay.Json;
using WeChatPay.Protocol;
using WeChatPay.Responses;
using WeChatPay.Xml;

namespace WeChatPay;

/// <summary>A response of WeChat Pay. It is verified, unless its status is outside 200–299 or the verifier was removed.</summary>
/// <remarks>On a <c>dynamic</c> receiver the fields of a JSON response are members: <c>response.order_id</c>. Newtonsoft.Json and System.Text.Json
/// write a response as its JSON, fields of XML as an object.
/// Immutable and thread-safe, except for <see cref="Body"/>, which one thread reads.</remarks>
[JsonConverter(typeof(ResponseWriter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ResponseSystemTextWriter))]
public sealed partial class WeChatPayResponse : IDynamicMetaObjectProvider, IDynamicMembers
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> _headers;
    private JToken? _json;
    private Dictionary<string, object?>? _xml;
    private Action<JToken>? _openJson;
    private Action<Dictionary<string, object?>>? _openXml;

    internal WeChatPayResponse(int statusCode, string? reasonPhrase, IReadOnlyList<KeyValuePair<string, string>> headers, ResponseBody body)
    {
        StatusCode = statusCode;
        ReasonPhrase = reasonPhrase ?? "";
        _headers = headers;
        Body = body;
    }

    /// <summary>Makes a response: for tests, and for a handler that responds itself.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers; a name may occur more than once.</param>
    /// <param name="body">The bytes of the body.</param>
    public WeChatPayResponse(int statusCode, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
        : this(statusCode, null, [.. headers], new ResponseBody(body))
    {
    }

    /// <summary>Makes a response with text as its body: for tests.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="body">The body, for example JSON; it is encoded in UTF-8.</param>
    public WeChatPayResponse(int statusCode, string body)
        : this(statusCode, [new("Content-Type", "application/json; charset=utf-8")], System.Text.Encoding.UTF8.GetBytes(body))
    {
    }

    /// <summary>Gets the HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>Gets the reason phrase; empty where HTTP has none.</summary>
    public string ReasonPhrase { get; }

    /// <summary>Gets whether the status is one of 200–299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>Gets the headers as they came; a name may occur more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Gets the body.</summary>
    public ResponseBody Body { get; }

    /// <summary>Gets the bytes of the body as they came.</summary>
    /// <exception cref="InvalidOperationException">The body comes as a stream.</exception>
    public ReadOnlyMemory<byte> Bytes => Body.Bytes;

    /// <summary>Gets the body as UTF-8 text.</summary>
    public string Text => Body.ToString();

    /// <summary>Gets the body as JSON: dates stay text, numbers with a fraction are decimals.</summary>
    /// <value>Parsed once, at the first use; do not change it.
    /// With <see cref="WeChatPayOptions.EncryptSensitiveFields"/>, encrypted fields are plain text
    /// here and in every member that reads fields; <see cref="Bytes"/>, <see cref="Text"/> and <see cref="Body"/> stay as they came.</value>
    /// <exception cref="FormatException">The response has no body (204, for example), or its body is not JSON: <see cref="TryGetJson"/> tells.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The merchant's private key does not decrypt an encrypted field.
    /// The message names the field, not its value.</exception>
    public JToken Json => ReadJson() ?? throw new FormatException(
        $"The response has status {StatusCode} and no body, so there is no JSON. Ask `TryGetJson` first; a field, `response[\"name\"]`, is null.")
            .On(HelpPage.Responses);

    /// <summary>Gets the body as <see cref="Json"/> does, if the response has JSON.</summary>
    /// <param name="json">The JSON; <see langword="null"/> where there is none.</param>
    /// <returns>Whether the response has a body, and the body is JSON.</returns>
    /// <exception cref="InvalidOperationException">The body comes as a stream.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">As for <see cref="Json"/>.</exception>
    public bool TryGetJson([NotNullWhen(true)] out JToken? json)
    {
        try
        {
            json = ReadJson();
        }
        catch (FormatException)
        {
            json = null;
        }
        return json is not null;
    }

    /// <summary>Gets the fields of an APIv2 response, as <c>Transformer.ToArray</c> reads them.</summary>
    /// <value>Parsed once, at the first use; do not change it.</value>
    /// <exception cref="FormatException">The body is not XML.</exception>
    public IReadOnlyDictionary<string, object?> Xml => _xml ??= ParseXml();

    /// <summary>Gets the number that WeChat Pay's support asks for; <see langword="null"/> when the response has none.</summary>
    public string? RequestId => Header("Request-ID");

    /// <summary>Gets a field of a JSON or XML response.</summary>
    /// <param name="field">The field's name.</param>
    /// <returns>The field, or <see langword="null"/> when the response does not have it, or has JSON null there.</returns>
    public JToken? this[string field] => Fields is JObject fields && fields[field] is { Type: not JTokenType.Null } value ? value : null;

    /// <summary>Reads the response into a type of yours, by the attributes of Newtonsoft.Json and of System.Text.Json.</summary>
    /// <returns>The value; <see langword="null"/> for a response without a body.</returns>
    /// <exception cref="FormatException">The body is not JSON.</exception>
    /// <exception cref="WeChatPayConversionException">The JSON does not fit the type.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.As)]
    [RequiresDynamicCode(ReflectionSwitch.As)]
    public T? As<T>()
    {
        var value = JsonMisfit.Convert<T>(Fields, out var misfit);
        return misfit is null ? value : throw WeChatPayConversionException.FromResponse(this, typeof(T), misfit);
    }

    /// <summary>Gets a header's first value; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public string? Header(string name)
    {
        for (var i = 0; i < _headers.Count; i++)
        {
            if (string.Equals(_headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
                return _headers[i].Value;
        }
        return null;
    }

    /// <summary>Gets all values of a header, none when there is no such header.</summary>
    /// <param name="name">The name, in any case.</param>
    public string[] HeaderValues(string name) =>
        [.. _headers.Where(header => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase)).Select(static header => header.Value)];

    /// <summary>Gets all headers by their names.</summary>
    public IReadOnlyDictionary<string, string[]> HeadersByName() =>
        _headers.GroupBy(static header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static header => header.Key, static header => header.Select(static one => one.Value).ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Shows status, size, type and Request-ID; never the body, which may hold names and card numbers.</summary>
    public override string ToString() =>
        $"{StatusCode} {VisibleText.Escape(ReasonPhrase, 100)}".TrimEnd()
        + $" ({BodySummary}{(RequestId is null ? "" : $", Request-ID {VisibleText.Escape(RequestId, 100)}")})";

    IEnumerable<string> IDynamicMembers.MemberNames => JsonMembers.List(Fields);

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new MemberBinder(parameter, this);

    object? IDynamicMembers.GetMember(string name) => JsonMembers.Get(Fields, name, "response");

    object? IDynamicMembers.InvokeMember(string name, object?[] arguments) => name == "GetAwaiter"
        ? throw new MissingMethodException(
            "This is the response: the synchronous verb has waited for it already. Leave `await` out, or await the asynchronous verb, postAsync for post.")
                .On(HelpPage.Responses)
        : throw JsonMembers.NotAMethod(Fields, name, "response");

    /// <summary>LINQPad shows status, Request-ID and the body.</summary>
    internal object ToDump() =>
        new { Status = $"{StatusCode} {ReasonPhrase}".TrimEnd(), RequestId, Body = Body.IsBuffered ? TryReadJson() ?? (object)Text : Body };

    /// <summary>Gets the verb and the path template of the call, for messages; <see langword="null"/> for a response that was made by hand.</summary>
    internal CallName? CallName { get; set; }

    /// <summary>Gets the number of the attempt that the response came to.</summary>
    internal int Attempts { get; set; } = 1;

    internal string BodySummary =>
        $"{(Body.Length is { } size ? $"{size} bytes" : "a stream")} of {VisibleText.Escape(Header("Content-Type") ?? "no stated type", 100)}";

    /// <summary>Gives the same response with its whole body in memory.</summary>
    internal WeChatPayResponse WithBody(ReadOnlyMemory<byte> body) => new(StatusCode, ReasonPhrase, _headers, new ResponseBody(body));

    /// <summary>Gives the same response with fields that are decrypted when they are read; the body stays as it came.</summary>
    /// <param name="json">Decrypts fields of JSON.</param>
    /// <param name="xml">Decrypts fields of XML.</param>
    internal WeChatPayResponse WithDecrypted(Action<JToken> json, Action<Dictionary<string, object?>> xml) =>
        new(StatusCode, ReasonPhrase, _headers, Body) { _openJson = json, _openXml = xml, CallName = CallName };

    internal JToken? TryReadJson()
    {
        try
        {
            return Body.IsBuffered ? ReadJson() : null;
        }
        catch (Exception error) when (error is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Gets the fields of the response, whichever protocol it has; <see langword="null"/> for a response without a body.</summary>
    internal JToken? Fields => XmlHead.IsDocument(Bytes.Span) ? JsonText.ToTree(Xml) : ReadJson();

    private JToken? ReadJson() => _json ??= ParseJson();

    private JToken? ParseJson()
    {
        if (Bytes.Span.TrimStart(" \r\n\t"u8).IsEmpty)
            return null;
        try
        {
            var json = JsonText.ParseReceived(Bytes.Span);
            _openJson?.Invoke(json);
            return json;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The response ({BodySummary}) is not JSON. Its text is in `Text`, its bytes are in `Bytes`.", error)
                .On(HelpPage.Responses);
        }
    }

    private Dictionary<string, object?> ParseXml()
    {
        var fields = Transformer.ToArray(Bytes.Span);
        _openXml?.Invoke(fields);
        return fields;
    }
}
