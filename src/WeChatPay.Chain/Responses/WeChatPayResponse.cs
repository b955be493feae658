using System.Dynamic;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Json;

namespace WeChatPay;

/// <summary>An answer of WeChat Pay: verified, unless the status says that it failed or the verifier was taken out.</summary>
/// <remarks>On a <c>dynamic</c> receiver the fields of a JSON answer are members: <c>answer.order_id</c>.
/// Immutable and thread-safe, but for <see cref="Body"/>, which is read by one thread.</remarks>
public sealed partial class WeChatPayResponse : DynamicObject
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

    /// <summary>Makes an answer, for a handler that answers by itself and for tests.</summary>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="headers">The headers; a name may stand more than once.</param>
    /// <param name="body">The bytes of the body.</param>
    public WeChatPayResponse(int statusCode, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
        : this(statusCode, null, [.. headers], new ResponseBody(body))
    {
    }

    /// <summary>Gets the HTTP status.</summary>
    public int StatusCode { get; }

    /// <summary>Gets the words beside the status; empty where HTTP carries none.</summary>
    public string ReasonPhrase { get; }

    /// <summary>Gets whether the status is one of 200–299.</summary>
    public bool IsSuccess => StatusCode is >= 200 and <= 299;

    /// <summary>Gets the headers as they came; a name may stand more than once.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers;

    /// <summary>Gets the body.</summary>
    public ResponseBody Body { get; }

    /// <summary>Gets the bytes of the body as they came.</summary>
    /// <exception cref="InvalidOperationException">The body comes as a stream.</exception>
    public ReadOnlyMemory<byte> Bytes => Body.Bytes;

    /// <summary>Gets the body as UTF-8 text.</summary>
    public string Text => Body.ToString();

    /// <summary>Gets the body as JSON: dates stay text, numbers with a fraction are decimals.</summary>
    /// <value>Parsed once, at the first use; do not change it. With <see cref="WeChatPayOptions.EncryptSensitiveFields"/> encrypted fields hold their plain text here, and in
    /// everything that reads fields; <see cref="Bytes"/>, <see cref="Text"/> and <see cref="Body"/> stay as they came.</value>
    /// <exception cref="FormatException">The body is not JSON.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">An encrypted field does not open with the merchant's private key. The message names the field, and not what it holds.</exception>
    public JToken Json => _json ??= ParseJson();

    /// <summary>Gets the fields of an APIv2 answer, as <c>Transformer.ToArray</c> reads them.</summary>
    /// <value>Parsed once, at the first use; do not change it.</value>
    /// <exception cref="FormatException">The body is not XML.</exception>
    public IReadOnlyDictionary<string, object?> Xml => _xml ??= ParseXml();

    /// <summary>Gets the number that WeChat Pay's support asks for, <see langword="null"/> when the answer bears none.</summary>
    public string? RequestId => Header("Request-ID");

    /// <summary>Gets a field of a JSON answer.</summary>
    /// <param name="field">The field's name.</param>
    /// <returns>The field, or <see langword="null"/> when the answer does not hold it.</returns>
    public JToken? this[string field] => Fields is JObject fields ? fields[field] : null;

    /// <summary>Reads a JSON answer into a type of yours.</summary>
    /// <exception cref="FormatException">The body is not JSON.</exception>
    /// <exception cref="JsonException">The JSON does not fit the type.</exception>
    public T As<T>() => Fields.ToObject<T>(JsonText.Serializer) ?? throw new FormatException($"The answer is JSON null, and no {typeof(T).Name}.");

    /// <summary>Gets a header's first value, <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name, of either case.</param>
    public string? Header(string name)
    {
        for (var i = 0; i < _headers.Count; i++)
        {
            if (string.Equals(_headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
                return _headers[i].Value;
        }
        return null;
    }

    /// <summary>Lists the fields of a JSON answer.</summary>
    public override IEnumerable<string> GetDynamicMemberNames() =>
        Fields is JObject fields ? fields.Properties().Select(field => field.Name) : [];

    /// <summary>Gets a field of a JSON answer as a member: plain values as .NET values, objects and lists as JSON.</summary>
    /// <exception cref="MissingMemberException">The answer has no such field. For a field that may be absent use <c>answer["name"]</c>.</exception>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        result = JsonMembers.Get(Fields, binder.Name, "answer");
        return true;
    }

    /// <summary>Shows status, size, kind and Request-ID; never the body, which may hold names and card numbers.</summary>
    public override string ToString() =>
        $"{StatusCode} {ReasonPhrase}".TrimEnd() + $" ({BodySummary}{(RequestId is null ? "" : $", Request-ID {RequestId}")})";

    /// <summary>What LINQPad shows: status, Request-ID and the body.</summary>
    public object ToDump() => new { Status = $"{StatusCode} {ReasonPhrase}".TrimEnd(), RequestId, Body = Body.IsBuffered ? TryReadJson() ?? (object)Text : Body };

    internal string BodySummary =>
        $"{(Body.getSize() is { } size ? $"{size} bytes" : "a stream")} of {Header("Content-Type") ?? "no stated type"}";

    /// <summary>Gives the same answer with its whole body in memory.</summary>
    internal async Task<WeChatPayResponse> BufferedAsync(CancellationToken cancellationToken)
    {
        if (Body.IsBuffered)
            return this;
        using var bytes = new MemoryStream();
        await Body.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
        return new WeChatPayResponse(StatusCode, ReasonPhrase, _headers, new ResponseBody(bytes.ToArray()));
    }

    /// <summary>Gives the same answer with fields that are changed when they are read; the body stays as it came.</summary>
    /// <param name="json">Changes what was read of JSON.</param>
    /// <param name="xml">Changes what was read of XML.</param>
    internal WeChatPayResponse WithDecrypted(Action<JToken> json, Action<Dictionary<string, object?>> xml) =>
        new(StatusCode, ReasonPhrase, _headers, Body) { _openJson = json, _openXml = xml };

    internal JToken? TryReadJson()
    {
        try
        {
            return Body.IsBuffered ? Json : null;
        }
        catch (Exception error) when (error is FormatException or System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private JToken Fields => Bytes.Span.TrimStart(" \r\n\t"u8).StartsWith("<xml"u8) ? JObject.FromObject(Xml) : Json;

    private JToken ParseJson()
    {
        try
        {
            var json = JsonText.Parse(Bytes.Span);
            _openJson?.Invoke(json);
            return json;
        }
        catch (System.Text.Json.JsonException error)
        {
            throw new FormatException($"The answer ({BodySummary}) is not JSON. Its text is in `Text`, its bytes are in `Bytes`.", error);
        }
    }

    private Dictionary<string, object?> ParseXml()
    {
        var fields = Transformer.ToArray(Bytes.Span);
        _openXml?.Invoke(fields);
        return fields;
    }
}
