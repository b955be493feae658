using WeChatPay.Basics;
using WeChatPay.Documented;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Sinks;

namespace WeChatPay.Calls;

/// <summary>Makes a call from a path and its options.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CallFactory(ClientSettings settings)
{
    private const string PrefixV2 = "v2/";

    public ClientSettings Settings { get; } = settings;

    /// <summary>Prepares a call. Every fault of its arguments is raised here, before anything is sent.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="template">The URI template.</param>
    /// <param name="label">The template without interpolated values, for messages.</param>
    /// <param name="options">The options, read and checked.</param>
    /// <param name="cancellationToken">Cancels what the preparation waits for: a key that is downloaded.</param>
    /// <exception cref="ArgumentException">The method, the path or an option is wrong.</exception>
    public Call Create(string method, string template, string label, RequestOptions options, CancellationToken cancellationToken)
    {
        var verb = ReadMethod(method);
        var name = new CallName(verb, label);
        var isV2 = TryReadV2Path(template, out var withoutProtocol);
        var protocol = isV2 ? Settings.V2 : Settings.V3;
        var path = PathTemplate.Expand(withoutProtocol, name, options, Settings.AllowEmptyPathValues);
        if (template.Contains('{', StringComparison.Ordinal))
            name = name with { Expanded = isV2 ? PrefixV2 + path.TrimStart('/') : path };
        var handlers = options.Handler ?? protocol.Handlers;
        var baseUri = options.BaseUri ?? Settings.BaseUri;
        var keys = Settings.Keys.Current;
        var isBrand = BrandPath.IsBrand(template);
        var headers = protocol.CreateHeaders(keys, isBrand);
        var documented = Settings.Documented?.Find(
            verb, template, path, Address.Compose(baseUri, path, null, name), name, isV2, handlers, keys, headers, options.Headers, cancellationToken);
        var request = new WeChatPayRequest(verb, Settings.BaseUri, headers, name, options)
        {
            Keys = keys,
            IsBrand = isBrand,
            Sink = options.Sink is { } target ? SinkOption.Parse(target.Value) : null,
            ReadsToEnd = options.Sink is not null,
            MaxResponseBytes = Settings.MaxResponseBytes,
            ResponseMarks = documented?.ResponseMarks,
            Retry = options.Retry ?? Settings.Retry,
            KeepsHost = Address.IsAbsolute(path),
        };
        // The order counts: the query is encrypted before the address is composed, and headers are complete before the request is checked.
        SetTarget(request, path, isV2, documented?.Encryption);
        var isReady = SetBody(request, isV2, documented?.Encryption);
        if (documented?.Serial is { } serial)
            request.Headers[DocumentedCall.SerialHeader] = serial;
        documented?.Check(request, options);
        return new Call(request, handlers, options.Timeout ?? Settings.Timeout, Settings)
        {
            PendingBody = isReady ? null : options.Body?.Value,
            DefaultContentType = protocol.Common["Content-Type"],
            Encryption = documented?.Encryption,
        };
    }

    private void SetTarget(WeChatPayRequest request, string path, bool isV2, RequestEncryption? encryption)
    {
        var options = request.Options;
        var query = encryption is null ? options.Query : encryption.EncryptQuery(options.Query);
        // As in PHP: a GET of APIv2 without `xml` signs its query.
        var signsQuery = isV2 && request.Method == "GET" && options is { Xml: null, Query: not null };
        request.Uri = Address.Compose(options.BaseUri ?? Settings.BaseUri, path, signsQuery ? null : query, request.CallName);
        if (isV2)
        {
            request.FieldsV2 = signsQuery
                ? FieldsOptionV2.Read(query, "query", request.CallName)
                : FieldsOptionV2.Read(encryption is null ? options.Xml : encryption.EncryptXml(options.Xml), "xml", request.CallName);
        }
    }

    // The user's headers come last: they win over the protocol's and over the Content-Type of the body.
    private static bool SetBody(WeChatPayRequest request, bool isV2, RequestEncryption? encryption)
    {
        var isReady = BodyEncoding.TryEncode(request.Options, isV2, request.CallName, out var body, encryption);
        request.Body = body.Body;
        if (!isReady || body.ContentType is not null)
            request.Headers["Content-Type"] = body.ContentType;
        request.Headers.SetAll(request.Options.Headers);
        return isReady;
    }

    // RFC 9110, 9.1: a method is a token, and its case counts; WeChat Pay's methods are upper case.
    private static string ReadMethod(string method)
    {
        ArgumentNullException.ThrowIfNull(method);
        return method switch
        {
            "GET" or "POST" or "PUT" or "PATCH" or "DELETE" => method,
            _ when method.Length > 0 && method.All(char.IsAsciiLetter) => method.ToUpperInvariant(),
            _ => throw new ArgumentException($"The HTTP method is {TextShape.Describe(method)}: give one such as \"POST\". Nothing was sent.", nameof(method))
                .On(HelpPage.Path),
        };
    }

    // The first segment chooses the protocol. APIv2's addresses do not have it.
    private static bool TryReadV2Path(string template, out string path)
    {
        var isV2 = template.StartsWith(PrefixV2, StringComparison.OrdinalIgnoreCase);
        path = isV2 ? template[PrefixV2.Length..] : template;
        return isV2;
    }
}
