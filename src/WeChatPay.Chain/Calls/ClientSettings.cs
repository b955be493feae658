using Microsoft.Extensions.Logging;
using WeChatPay.Documented;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Promises;
using WeChatPay.Requests;
using WeChatPay.Sinks;

namespace WeChatPay.Calls;

/// <summary>What all calls of a client have in common.</summary>
/// <param name="V3">How APIv3 is spoken.</param>
/// <param name="V2">How APIv2 is spoken.</param>
/// <param name="BaseUri">The base address.</param>
/// <param name="Timeout">The limit for an exchange that states none.</param>
/// <param name="AllowEmptyPathValues">Whether a path variable may be empty.</param>
/// <param name="Time">The clock of the limit.</param>
/// <param name="Documented">What is done with the table of API facts; <see langword="null"/> for nothing.</param>
internal sealed record ClientSettings(ProtocolSettings V3, ProtocolSettings V2, Uri BaseUri, TimeSpan Timeout, bool AllowEmptyPathValues, TimeProvider Time, DocumentedCalls? Documented);

/// <summary>What the calls of one protocol have in common.</summary>
/// <param name="Handlers">The steps to the wire.</param>
/// <param name="Headers">The headers that every request bears, before those of the call.</param>
internal sealed record ProtocolSettings(HandlerStack Handlers, HeaderMap Headers);

/// <summary>Makes a request of a path and its options, and sends it through the handlers.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
internal sealed class CallFactory(ClientSettings settings)
{
    private const string XmlPrefix = "v2/";

    public ClientSettings Settings { get; } = settings;

    /// <summary>Sends a request; what is wrong with its arguments is raised before this returns.</summary>
    /// <param name="verb">The HTTP method in upper case.</param>
    /// <param name="template">The URI template.</param>
    /// <param name="label">The template without interpolated values, for messages.</param>
    /// <param name="options">The options in any accepted shape.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    public ResponsePromise SendAsync(string verb, string template, string label, object? options, CancellationToken cancellationToken)
    {
        var call = Prepare(verb, template, label, options, ref cancellationToken);
        return new ResponsePromise(SyncBridge.Start(() => call.RunAsync(cancellationToken)));
    }

    /// <inheritdoc cref="SendAsync"/>
    public WeChatPayResponse Send(string verb, string template, string label, object? options, CancellationToken cancellationToken)
    {
        var call = Prepare(verb, template, label, options, ref cancellationToken);
        return SyncBridge.Wait(SyncBridge.Start(() => call.RunAsync(cancellationToken)));
    }

    private Call Prepare(string verb, string template, string label, object? given, ref CancellationToken cancellationToken)
    {
        // GetAsync(cancellationToken): a token in the place of the options is what it looks like.
        if (given is CancellationToken token)
            (given, cancellationToken) = (null, token);
        var name = $"{verb} {label}";
        var options = LooseOptions.Read(given);
        var isXml = TryReadXmlPath(template, out var withoutProtocol);
        var protocol = isXml ? Settings.V2 : Settings.V3;
        var path = PathTemplate.Expand(isXml ? withoutProtocol : template, name, options, Settings.AllowEmptyPathValues);
        var handlers = options.Handler ?? protocol.Handlers;
        var documented = Settings.Documented?.Find(verb, template, path, name, isXml, handlers, protocol.Headers, options.Headers);
        var seal = documented?.Seal;
        var query = seal is null ? options.Query : seal.Query(options.Query);
        // As in PHP: a GET of APIv2 without `xml` signs its query.
        var signsQuery = isXml && verb == "GET" && options is { Xml: null, Query: not null };
        var address = Address.Compose(options.BaseUri ?? Settings.BaseUri, path, signsQuery ? null : query, name);
        var isReady = BodyEncoding.TryEncode(options, isXml, name, out var body, seal);
        var headers = protocol.Headers.Clone();
        if (!isReady || body.ContentType is not null)
            headers["Content-Type"] = body.ContentType;
        HeaderOptions.Apply(headers, options.Headers);
        if (documented?.Serial is { } serial)
            headers[DocumentedCall.SerialHeader] = serial;
        var request = new WeChatPayRequest(verb, address, headers, body.Body, name, SettingsOf(options))
        {
            FieldsV2 = !isXml ? null : signsQuery ? FieldsOptionV2.Read(query, "query", name) : FieldsOptionV2.Read(seal is null ? options.Xml : seal.Xml(options.Xml), "xml", name),
            ResponseMarks = documented?.AnswerMarks,
        };
        documented?.Check(request, options);
        return new Call(request, handlers, options.Timeout ?? Settings.Timeout, Settings.Time)
        {
            PendingBody = isReady ? null : options.Body,
            DefaultContentType = protocol.Headers["Content-Type"],
            Seal = seal,
        };
    }

    // The first segment chooses the protocol; APIv2's addresses do not have it.
    private static bool TryReadXmlPath(string template, out string path)
    {
        var isXml = template.StartsWith(XmlPrefix, StringComparison.OrdinalIgnoreCase);
        path = isXml ? template[XmlPrefix.Length..] : template;
        return isXml;
    }

    private static CallSettings SettingsOf(RequestOptions options)
    {
        if (options is { Sink: null, Debug: null, Stream: false, HttpErrors: null, MaxRedirects: null, Security: false, Nonceless: false })
            return CallSettings.Default;
        return new CallSettings
        {
            HttpErrors = options.HttpErrors ?? CallSettings.Default.HttpErrors,
            MaxRedirects = options.MaxRedirects ?? CallSettings.Default.MaxRedirects,
            Stream = options.Stream,
            Security = options.Security,
            Nonceless = options.Nonceless,
            Sink = options.Sink is null ? null : SinkOption.Read(options.Sink),
            ReadsToEnd = options.Sink is not null,
            Debug = options.Debug is null ? null : DebugOf(options.Debug),
        };
    }

    private static DebugOutput? DebugOf(object debug) => debug switch
    {
        false => null,
        true => new(Console.Error, null),
        TextWriter writer => new(writer, null),
        ILogger logger => new(null, logger),
        _ => throw new ArgumentException($"`debug` is a {debug.GetType().Name}: give true, a TextWriter or an ILogger. Nothing was sent."),
    };
}
