using System.Collections.ObjectModel;
using WeChatPay.Basics;
using WeChatPay.Options;
using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>The options of one call, for code that prefers a type to <c>new { json = … }</c>.</summary>
/// <remarks>Each is absent by default. Mutable: use it from one thread, until a call has taken it.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<RequestOptions>))]
public sealed record RequestOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(int.MaxValue);

    /// <summary>Gets or sets the body as an object that is written as JSON: option <c>json</c>.</summary>
    /// <value>An anonymous object, a dictionary, a <c>JToken</c> or a class of yours. Amounts are integers in fen.</value>
    public object? Json { get; set; }

    /// <summary>Gets or sets the query: option <c>query</c>.</summary>
    /// <value>Names and values, or text that is taken as it is. Null is left out, <c>true</c> is 1, lists are <c>a[0]=…</c>.</value>
    public object? Query { get; set; }

    /// <summary>Gets or sets headers: option <c>headers</c>. They override the client's; null removes one.</summary>
    /// <value>Names and values.</value>
    public IReadOnlyDictionary<string, string?>? Headers { get; set; }

    /// <summary>Gets or sets the body as it is to be sent: option <c>body</c>.</summary>
    /// <value>Text (UTF-8), bytes, a stream, a <see cref="Util.MediaUtil"/>, or an <see cref="HttpContent"/>.
    /// The signature covers all of it; of a multipart body its part <c>meta</c>.</value>
    public BodySource? Body { get; set; }

    /// <summary>Gets or sets the fields of an XML body: option <c>xml</c>, for <c>v2/…</c> only.</summary>
    /// <value>Names and values.</value>
    public object? Xml { get; set; }

    /// <summary>Gets or sets the fields of a form: option <c>form_params</c>.</summary>
    /// <value>Names and values, by the rules of <see cref="Query"/>.</value>
    public object? FormParams { get; set; }

    /// <summary>Gets or sets the parts of a multipart body: option <c>multipart</c>.</summary>
    /// <value>The signature covers the part <c>meta</c>.</value>
    public IReadOnlyList<FormPart>? Multipart { get; set; }

    /// <summary>Gets or sets another base address for this call: option <c>base_uri</c>.</summary>
    /// <value>Default: the client's. A path in it stays in front: <c>https://api.mch.weixin.qq.com/hk/</c>.</value>
    public Uri? BaseUri { get; set; }

    /// <summary>Gets or sets the place that the body of the response is written to: option <c>sink</c>.</summary>
    /// <value>A path, or a writable stream. Afterwards the file holds the whole body or, when the call failed, its old content.</value>
    public SinkTarget? Sink { get; set; }

    /// <summary>Gets or sets whether the body is handed over as a stream: option <c>stream</c>.</summary>
    /// <value>Default: false. A response that WeChat Pay signs is read and verified first in any case.</value>
    public bool Stream { get; set; }

    /// <summary>Gets or sets the limit for the whole exchange, body included: option <c>timeout</c>, there in seconds with fractions.</summary>
    /// <value>Default: <see cref="WeChatPayOptions.Timeout"/>. Above zero, at most 24 days;
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/>, there 0, means none.</value>
    public TimeSpan? Timeout { get; set; }

    /// <summary>Gets or sets how many redirects are followed: option <c>allow_redirects</c>, there also true, false or <c>new { max = … }</c>.</summary>
    /// <value>Default: 5. 0 means none.</value>
    public int? MaxRedirects { get; set; }

    /// <summary>Gets or sets the place that request and response are written to, with secrets and personal data masked: option <c>debug</c>.</summary>
    /// <value>A <see cref="TextWriter"/>, true for the console's error stream, or <see cref="DebugTarget.To(Microsoft.Extensions.Logging.ILogger)"/>.</value>
    public DebugTarget? Debug { get; set; }

    /// <summary>Gets or sets whether a response outside 200–299 is an exception: option <c>http_errors</c>.</summary>
    /// <value>Default: true. Such responses are not signed: with false you read unverified data.</value>
    public bool? HttpErrors { get; set; }

    /// <summary>Gets or sets the handlers that this call goes through instead of the client's: option <c>handler</c>.</summary>
    public HandlerStack? Handler { get; set; }

    /// <summary>Gets or sets whether the call is sent again after a failure: option <c>retry</c>, there also true or false.</summary>
    /// <value>Default: <see cref="WeChatPayOptions.Retry"/>.</value>
    public RetryOptions? Retry { get; set; }

    /// <summary>Gets or sets whether the client certificate is presented: option <c>security</c>, for <c>v2/…</c> only.</summary>
    /// <value>Default: false.</value>
    public bool Security { get; set; }

    /// <summary>Gets or sets whether <c>nonce_str</c> is left out: option <c>nonceless</c>, for <c>v2/…</c> only.</summary>
    /// <value>Default: false.</value>
    public bool Nonceless { get; set; }

    /// <summary>Gets or sets the values of the path's variables, by name: every key that is not an option.</summary>
    /// <value>Text or numbers; lists and maps where the template explodes them (RFC 6570).</value>
    public IReadOnlyDictionary<string, object?> Variables { get; set; } = ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Gets the keys as the user gave them, for messages; <see langword="null"/> for options that were typed.</summary>
    internal IReadOnlyList<string>? GivenKeys { get; init; }

    internal const int DefaultMaxRedirects = 5;

    /// <summary>Lists which options are given, never their values.</summary>
    public override string ToString() => $"options: {string.Join(", ", ListKeys())}";

    /// <summary>Lists the names of the options and variables that are given.</summary>
    internal IReadOnlyList<string> ListKeys() => GivenKeys ?? [.. LooseOptions.ListGiven(this), .. Variables.Keys];

    /// <summary>Checks the values, whether they were given as typed or as loose options.</summary>
    /// <exception cref="ArgumentException">An option has a value that it cannot have.</exception>
    internal RequestOptions Validated()
    {
        ArgumentNullException.ThrowIfNull(Variables, nameof(Variables));
        CheckTimeout(Timeout);
        CheckBaseUri(BaseUri);
        if (MaxRedirects < 0)
            throw new ArgumentException($"The option `allow_redirects` is `{MaxRedirects}`: give 0 or more. Nothing was sent.").On(HelpPage.Options);
        Retry = Retry?.Validated();
        return this;
    }

    /// <summary>Checks the option <c>timeout</c> of a call or of a client.</summary>
    internal static void CheckTimeout(TimeSpan? timeout)
    {
        if (timeout is { } limit && limit != System.Threading.Timeout.InfiniteTimeSpan && (limit <= TimeSpan.Zero || limit > LongestTimeout))
        {
            throw new ArgumentException(
                $"The option `timeout` is `{limit}`: give more than zero and at most 24 days (as a number: seconds, for example 2.5), "
                + "or Timeout.InfiniteTimeSpan (as a number: 0) for no limit. Nothing was sent.").On(HelpPage.Options);
        }
    }

    /// <summary>Checks the option <c>base_uri</c> of a call or of a client. A value that may hold a password is not quoted.</summary>
    internal static void CheckBaseUri(Uri? baseUri, string option = "base_uri")
    {
        if (baseUri is null)
            return;
        var isAddress = baseUri.IsAbsoluteUri && baseUri.Scheme is "https" or "http" && baseUri is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 };
        if (!isAddress)
        {
            var shown = baseUri is { IsAbsoluteUri: true, UserInfo.Length: > 0 }
                ? "an address with a user or a password"
                : TextShape.QuoteHost(baseUri.OriginalString);
            throw new ArgumentException(
                $"The option `{option}` is {shown}: give an address with its scheme and without user, query and fragment, "
                + "for example \"https://api.mch.weixin.qq.com/\" or \"http://127.0.0.1:8080/\". Nothing was sent.").On(HelpPage.Options);
        }
    }
}
