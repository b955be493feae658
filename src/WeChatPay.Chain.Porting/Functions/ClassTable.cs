namespace WeChatPay.Porting.Functions;

/// <summary>A class of PHP that has a counterpart.</summary>
/// <param name="Namespace">The counterpart's namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">The kind of an instance.</param>
/// <param name="Statics">Its static methods, and the kinds of their results.</param>
/// <param name="Constants">Its constants. The value is the C# text; null when C# has the same name.</param>
/// <param name="CanBeMade">Whether <c>new</c> ports.</param>
/// <param name="NeedsAlias">Whether the short name means another type: <c>Uri</c>.</param>
/// <param name="Filter">The method that tells whether an exception is of the class, <c>.isClientException()</c> for instance; empty when the type
/// tells.</param>
/// <param name="TakesCode">Whether the constructor of an exception takes PHP's code: <c>Error</c> and its kind do.</param>
/// <param name="Factory">The static method that makes an object where C# has no such constructor.</param>
/// <param name="Facade">The object that the static methods of a facade go to: <c>Log::info()</c>.</param>
internal sealed record PhpClass(
    string Namespace,
    string Name,
    PhpKind Kind = PhpKind.Object,
    IReadOnlyDictionary<string, PhpKind>? Statics = null,
    IReadOnlyDictionary<string, string?>? Constants = null,
    bool CanBeMade = false,
    bool NeedsAlias = false,
    string Filter = "",
    bool TakesCode = false,
    string? Factory = null,
    string? Facade = null)
{
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>The classes of PHP that have a counterpart.</summary>
internal static class ClassTable
{
    private const string Psr7 = "WeChatPay.Php.Psr7";
    private const string Promises = "WeChatPay.Php.Promises";
    private const string Time = "WeChatPay.Php.Time";
    private const string Web = "WeChatPay.Php.Web";
    private const string Handlers = "WeChatPay.Php.Handlers";

    private static readonly Dictionary<string, PhpClass> Classes = new(StringComparer.OrdinalIgnoreCase)
    {
        [@"WeChatPay\Builder"] = new("WeChatPay", "Builder", Statics: Methods(("factory", PhpKind.Chain))),
        [@"WeChatPay\Formatter"] = new("WeChatPay", "Formatter", Statics: Methods(
            ("nonce", PhpKind.String), ("timestamp", PhpKind.Int), ("authorization", PhpKind.String), ("request", PhpKind.String), ("response", PhpKind.String),
            ("joinedByLineFeed", PhpKind.String), ("ksort", PhpKind.Unknown), ("queryStringLike", PhpKind.String))),
        [@"WeChatPay\Transformer"] = new("WeChatPay", "Transformer", Statics: Methods(
            ("toArray", PhpKind.Array), ("toXml", PhpKind.String), ("sanitize", PhpKind.String))),
        [@"WeChatPay\Crypto\Rsa"] = new("WeChatPay.Crypto", "Rsa", Statics: Methods(
            ("from", PhpKind.Object), ("fromPkcs1", PhpKind.Object), ("fromPkcs8", PhpKind.Object), ("fromSpki", PhpKind.Object),
            ("pkcs1ToSpki", PhpKind.String), ("sign", PhpKind.String), ("verify", PhpKind.Bool), ("encrypt", PhpKind.String), ("decrypt", PhpKind.String)),
            Constants: Names("KEY_TYPE_PRIVATE", "KEY_TYPE_PUBLIC")),
        [@"WeChatPay\Crypto\AesGcm"] = new("WeChatPay.Crypto", "AesGcm", Statics: Methods(("encrypt", PhpKind.String), ("decrypt", PhpKind.String))),
        [@"WeChatPay\Crypto\AesEcb"] = new("WeChatPay.Crypto", "AesEcb", Statics: Methods(("encrypt", PhpKind.String), ("decrypt", PhpKind.String))),
        [@"WeChatPay\Crypto\Hash"] = new("WeChatPay.Crypto", "Hash", Statics: Methods(
            ("md5", PhpKind.String), ("hmac", PhpKind.String), ("sign", PhpKind.String), ("equals", PhpKind.Bool)),
            Constants: Names("ALGO_MD5", "ALGO_HMAC_SHA256")),
        [@"WeChatPay\Crypto\Sm3"] = new("WeChatPay.Crypto", "Sm3", Statics: Methods(("digest", PhpKind.String), ("file", PhpKind.String))),
        [@"WeChatPay\Util\PemUtil"] = new("WeChatPay.Util", "PemUtil", Statics: Methods(
            ("loadCertificate", PhpKind.Object), ("loadCertificateFromString", PhpKind.Object), ("parseCertificateSerialNo", PhpKind.String))),
        [@"WeChatPay\Util\MediaUtil"] = new("WeChatPay.Util", "MediaUtil", CanBeMade: true),
        [@"WeChatPay\ClientDecoratorInterface"] = new(
            "WeChatPay", "", Constants: new Dictionary<string, string?> { ["JSON_BASED"] = "\"v3\"", ["XML_BASED"] = "\"v2\"" }),
        [@"WeChatPay\BuilderChainable"] = new("WeChatPay", "ChainNode", PhpKind.Chain),
        [@"WeChatPay\Exception\WeChatPayException"] = new("WeChatPay", "WeChatPayException", PhpKind.Exception),
        [@"WeChatPay\Exception\InvalidArgumentException"] = new("System", "ArgumentException", PhpKind.Exception, CanBeMade: true),
        [@"Psr\Http\Message\ResponseInterface"] = new("WeChatPay", "WeChatPayResponse", PhpKind.Response),
        [@"Psr\Http\Message\StreamInterface"] = new("System.IO", "Stream"),
        [@"GuzzleHttp\Psr7\Response"] = new("WeChatPay", "WeChatPayResponse", PhpKind.Response, CanBeMade: true, Factory: Psr7 + ".Response.create"),
        [@"Psr\Http\Message\RequestInterface"] = new(Psr7, "Request"),
        [@"GuzzleHttp\Psr7\Request"] = new(Psr7, "Request"),
        [@"Psr\Http\Message\UriInterface"] = new(Psr7, "Uri", NeedsAlias: true),
        [@"Psr\Http\Message\ServerRequestInterface"] = new(Web, "ServerRequest"),
        [@"GuzzleHttp\Psr7\ServerRequest"] = new(Web, "ServerRequest", Statics: Methods(("fromGlobals", PhpKind.Object))),
        [@"Illuminate\Http\Request"] = new(Web, "LaravelRequest", Statics: Methods(("capture", PhpKind.Object))),
        [@"Illuminate\Http\JsonResponse"] = new(Web, "WebReply", CanBeMade: true, Factory: Web + ".WebReply.json"),
        [@"Illuminate\Http\Response"] = new(Web, "WebReply", CanBeMade: true, Factory: Web + ".WebReply.response"),
        [@"Symfony\Component\HttpFoundation\Response"] = new(Web, "WebReply", CanBeMade: true, Factory: Web + ".WebReply.response"),
        [@"think\Request"] = new(Web, "ThinkRequest"),
        [@"think\facade\Request"] = new(Web, "ThinkRequest", Facade: "ThinkRequest.instance()"),
        [@"think\Response"] = new(Web, "WebReply"),
        [@"think\response\Json"] = new(Web, "WebReply"),
        [@"Psr\Log\LoggerInterface"] = new(Web, "Logger"),
        [@"Monolog\Logger"] = new(Web, "Logger"),
        [@"Illuminate\Support\Facades\Log"] = new(Web, "Logger", Facade: "Logger.Default"),
        [@"think\facade\Log"] = new(Web, "Logger", Facade: "Logger.Default"),
        ["Log"] = new(Web, "Logger", Facade: "Logger.Default"),
        [@"GuzzleHttp\Middleware"] = new(Handlers, "Middleware", Statics: Methods(
            ("mapRequest", PhpKind.Object), ("mapResponse", PhpKind.Object), ("tap", PhpKind.Object), ("retry", PhpKind.Object), ("log", PhpKind.Object))),
        [@"GuzzleHttp\MessageFormatter"] = new(Handlers, "MessageFormatter", CanBeMade: true),
        [@"GuzzleHttp\Promise\Each"] = new(Promises, "EachPromise", Statics: Methods(("of", PhpKind.Promise), ("ofLimit", PhpKind.Promise))),
        [@"GuzzleHttp\Promise\Coroutine"] = new(Promises, "Coroutine", Statics: Methods(("of", PhpKind.Promise))),
        [@"GuzzleHttp\Promise\EachPromise"] = new(Promises, "EachPromise", CanBeMade: true),
        [@"GuzzleHttp\Pool"] = new(Promises, "EachPromise", CanBeMade: true, Factory: Promises + ".EachPromise.pool"),
        [@"GuzzleHttp\Psr7\Uri"] = new(Psr7, "Uri", CanBeMade: true, NeedsAlias: true),
        [@"GuzzleHttp\Psr7\Query"] = new(Psr7, "Query", Statics: Methods(("parse", PhpKind.Unknown), ("build", PhpKind.String))),
        [@"GuzzleHttp\Psr7\Utils"] = new(Psr7, "Utils", Statics: Methods(
            ("tryFopen", PhpKind.Object), ("streamFor", PhpKind.Object), ("hash", PhpKind.String))),
        [@"GuzzleHttp\Psr7\MultipartStream"] = new(Psr7, "MultipartStream", CanBeMade: true),
        [@"GuzzleHttp\Psr7\LazyOpenStream"] = new(Psr7, "LazyOpenStream", CanBeMade: true),
        [@"GuzzleHttp\HandlerStack"] = new("WeChatPay.Pipeline", "HandlerStack", PhpKind.Stack),
        // The SDK rejects with it when APIv2 refuses a call. Its reason is the response.
        [@"GuzzleHttp\Promise\RejectionException"] = new("WeChatPay", "WeChatPayException", PhpKind.Exception, Filter: ".isRejectionException()"),
        [@"GuzzleHttp\Promise\PromiseInterface"] = new("WeChatPay", "ResponsePromise", PhpKind.Promise),
        [@"GuzzleHttp\Exception\GuzzleException"] = Guzzle("GuzzleException"),
        [@"GuzzleHttp\Exception\TransferException"] = Guzzle("TransferException"),
        [@"GuzzleHttp\Exception\RequestException"] = Guzzle("RequestException"),
        [@"GuzzleHttp\Exception\BadResponseException"] = Guzzle("BadResponseException"),
        [@"GuzzleHttp\Exception\ClientException"] = Guzzle("ClientException"),
        [@"GuzzleHttp\Exception\ServerException"] = Guzzle("ServerException"),
        [@"GuzzleHttp\Exception\ConnectException"] = Guzzle("ConnectException"),
        [@"GuzzleHttp\Promise\Utils"] = new(Promises, "Utils", NeedsAlias: true, Statics: Methods(
            ("all", PhpKind.Promise), ("settle", PhpKind.Promise), ("unwrap", PhpKind.Array),
            ("any", PhpKind.Promise), ("some", PhpKind.Promise), ("inspect", PhpKind.Array))),
        [@"GuzzleHttp\Promise\Create"] = new(Promises, "Create", Statics: Methods(("promiseFor", PhpKind.Promise), ("rejectionFor", PhpKind.Promise))),
        ["Generator"] = new("WeChatPay.Php", "Generator", PhpKind.Generator),
        ["DateTime"] = new(Time, "DateTime", CanBeMade: true),
        ["DateTimeImmutable"] = new(Time, "DateTimeImmutable", CanBeMade: true),
        ["DateInterval"] = new(Time, "DateInterval", CanBeMade: true),
        ["DateTimeZone"] = new(Time, "DateTimeZone", CanBeMade: true),
        ["DateTimeInterface"] = new(Time, "DateTimeInterface", Constants: Names("ATOM", "RFC3339")),
        ["Throwable"] = new("System", "Exception", PhpKind.Exception),
        ["Exception"] = new("System", "Exception", PhpKind.Exception, CanBeMade: true),
        ["RuntimeException"] = new("System", "InvalidOperationException", PhpKind.Exception, CanBeMade: true),
        ["LogicException"] = Standard("LogicException"),
        ["UnexpectedValueException"] = new("System", "InvalidOperationException", PhpKind.Exception, CanBeMade: true),
        ["InvalidArgumentException"] = new("System", "ArgumentException", PhpKind.Exception, CanBeMade: true),
        ["BadFunctionCallException"] = Standard("BadFunctionCallException"),
        ["BadMethodCallException"] = Standard("BadMethodCallException"),
        ["DomainException"] = Standard("DomainException"),
        ["LengthException"] = Standard("LengthException"),
        ["OutOfRangeException"] = Standard("OutOfRangeException"),
        ["OutOfBoundsException"] = Standard("OutOfBoundsException"),
        ["OverflowException"] = Standard("PhpOverflowException"),
        ["RangeException"] = Standard("RangeException"),
        ["UnderflowException"] = Standard("UnderflowException"),
        ["JsonException"] = new("WeChatPay.Php", "JsonException", PhpKind.Exception),
        ["Error"] = new("WeChatPay.Php", "Error", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["TypeError"] = new("WeChatPay.Php", "TypeError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["ValueError"] = new("WeChatPay.Php", "ValueError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["ArgumentCountError"] = new("WeChatPay.Php", "ArgumentCountError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["ArithmeticError"] = new("WeChatPay.Php", "ArithmeticError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["DivisionByZeroError"] = new("WeChatPay.Php", "DivisionByZeroError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["UnhandledMatchError"] = new("WeChatPay.Php", "UnhandledMatchError", PhpKind.Exception, CanBeMade: true, TakesCode: true),
        ["stdClass"] = new("WeChatPay.Php", "stdClass", PhpKind.Unknown, CanBeMade: true),
    };

    // What an application may have under the same name is not assumed.
    private static readonly Dictionary<string, string> FullNames = Classes.Keys
        .Where(static name => name.Contains('\\', StringComparison.Ordinal) && Classes[name].Namespace is not Web)
        .GroupBy(static name => name[(name.LastIndexOf('\\') + 1)..], StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static same => same.Key, static same => same.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds a class by its full name, without the leading backslash.</summary>
    public static PhpClass? Find(string name) => Classes.GetValueOrDefault(name);

    /// <summary>Finds the full name of a class of the SDK or of its dependencies. A pasted piece often lacks its <c>use</c>.</summary>
    public static string? FullNameOf(string name) => Classes.ContainsKey(name) ? null : FullNames.GetValueOrDefault(name);

    /// <summary>Whether a class of exceptions is an <c>InvalidOperationException</c> here, itself or by its base.</summary>
    public static bool IsInvalidOperation(string name) => name.ToLowerInvariant() is "runtimeexception" or "unexpectedvalueexception"
        or "outofboundsexception" or "overflowexception" or "rangeexception" or "underflowexception";

    private static PhpClass Standard(string name) => new("WeChatPay.Php", name, PhpKind.Exception, CanBeMade: true);

    // Guzzle's classes are conditions here: the runtime knows its rules.
    private static PhpClass Guzzle(string name) => new("WeChatPay", "WeChatPayException", PhpKind.Exception, Filter: $".is{name}()");

    private static Dictionary<string, PhpKind> Methods(params (string Name, PhpKind Kind)[] methods) =>
        methods.ToDictionary(static method => method.Name, static method => method.Kind, StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, string?> Names(params string[] names) => names.ToDictionary(static name => name, static _ => (string?)null);
}
