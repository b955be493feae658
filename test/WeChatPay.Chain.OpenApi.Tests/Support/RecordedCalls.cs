using System.Net;
using System.Text;
using WeChatPay.Crypto;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>Calls operations of the table with every documented field, and keeps what goes over the wire.</summary>
internal sealed class RecordedCalls : HttpMessageHandler
{
    private static readonly TimeProvider Clock = new StoppedClock();

    public Uri Address { get; private set; } = null!;

    public string Body { get; private set; } = "";

    /// <summary>Gets the sign type that an APIv2 request asked for.</summary>
    public string AskedSignType => $"{Address.Query}{Body}".Contains(Hash.ALGO_HMAC_SHA256, StringComparison.Ordinal) ? Hash.ALGO_HMAC_SHA256 : Hash.ALGO_MD5;

    public string? Serial { get; private set; }

    /// <summary>Gets how many requests went out.</summary>
    public int Count { get; private set; }

    /// <summary>Gets or sets the response; by default 200 without a body.</summary>
    public Func<HttpResponseMessage>? Answer { get; set; }

    /// <summary>Gets options under which the same request is the same bytes, except for encrypted fields.</summary>
    public WeChatPayOptions Options => OptionsFor(this);

    /// <inheritdoc cref="Options"/>
    public static WeChatPayOptions OptionsFor(HttpMessageHandler transport) => TestKeys.Options with
    {
        Transport = transport,
        TimeProvider = Clock,
        Nonce = static () => "d824f2e086d3c1df967785d13fcd22ef",
        ApiV2Key = XmlAnswer.ApiV2Key,
        Merchant = XmlAnswer.Certificate,
        Brand = TestKeys.Brand,
    };

    /// <summary>Makes a client that takes unsigned answers.</summary>
    public static WeChatPayClient Client(WeChatPayOptions options)
    {
        var client = new WeChatPayClient(options);
        client.Handlers.Remove("verifier");
        client.HandlersV2.Remove("transform_response");
        return client;
    }

    /// <summary>Gives the options of a call, without the header that names a key.</summary>
    public static Dictionary<string, object?> OptionsOf(Operation operation)
    {
        var options = CallFields.List(operation).ToDictionary(static option => option.Name, DocumentedValues.Of);
        if (operation.BaseUri is { } address)
            options["base_uri"] = address;
        if (options.GetValueOrDefault("headers") is Dictionary<string, object?> headers)
            headers.Remove("Wechatpay-Serial");
        if (operation.IsXml)
        {
            options["security"] = operation.Security;
            options["nonceless"] = operation.Nonceless;
            // APIv2 signs its fields, wherever they go: those of a GET go into the query.
            if (operation.Method == "GET" && options.Remove("query", out var query))
                options["xml"] = query;
            var xml = (Dictionary<string, object?>)options["xml"]!;
            if (!xml.ContainsKey("mchid") && !xml.ContainsKey("combine_mch_id"))
                xml["mch_id"] = TestKeys.Mchid;
        }
        if (operation.Option("body") is { } body)
            options["multipart"] = body.Fields
                .Select(
                    static part =>
                        new
                        {
                            name = part.Name,
                            contents = part.Type == FieldType.Object ? "file" : DocumentedValues.Of(part),
                            filename = part.Type == FieldType.Object ? "a.jpg" : null,
                        })
                .ToArray();
        return options;
    }

    public static WeChatPayResponse Send(WeChatPayClient client, Operation operation, object options) =>
        client[operation.Path].Send(operation.Method, options);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Count++;
        Address = request.RequestUri!;
        Serial = request.Headers.TryGetValues("Wechatpay-Serial", out var serials) ? serials.Single() : null;
        Body = request.Content is { } content ? Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync(cancellationToken)) : "";
        return Answer?.Invoke() ?? new(HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
    }
}
