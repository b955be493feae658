using WeChatPay.Pipeline;

namespace WeChatPay;

/// <summary>The options of one call, for those who prefer a type to <c>new { json = … }</c>.</summary>
/// <remarks>Each is absent by default. Immutable and thread-safe, as far as the objects that it is given are.</remarks>
public sealed record RequestOptions
{
    /// <summary>Gets the body as an object that is written as JSON: option <c>json</c>.</summary>
    /// <value>An anonymous object, a dictionary, a <c>JToken</c> or a class of yours. Amounts are integers in fen.</value>
    public object? Json { get; init; }

    /// <summary>Gets the query: option <c>query</c>.</summary>
    /// <value>Names and values, or text that is taken as it is. Null is left out, <c>true</c> is 1, lists are <c>a[0]=…</c>.</value>
    public object? Query { get; init; }

    /// <summary>Gets headers: option <c>headers</c>. They override the client's.</summary>
    /// <value>Names and values. In an anonymous object <c>_</c> stands for <c>-</c>: <c>Wechatpay_Serial</c>.</value>
    public object? Headers { get; init; }

    /// <summary>Gets the body as it is to be sent: option <c>body</c>.</summary>
    /// <value>Text (UTF-8), bytes, a stream, a <see cref="Util.MediaUtil"/>, or an <see cref="HttpContent"/>. The signature covers all of it; of a multipart body its part <c>meta</c>.</value>
    public object? Body { get; init; }

    /// <summary>Gets the fields of an XML body: option <c>xml</c>, for <c>v2/…</c> only.</summary>
    public object? Xml { get; init; }

    /// <summary>Gets the fields of a form: option <c>form_params</c>.</summary>
    /// <value>Names and values, by the rules of <see cref="Query"/>.</value>
    public object? FormParams { get; init; }

    /// <summary>Gets the parts of a multipart body: option <c>multipart</c>.</summary>
    /// <value>A list of objects with <c>name</c>, <c>contents</c> and, where wanted, <c>filename</c> and <c>headers</c>. The signature covers the part <c>meta</c>.</value>
    public object? Multipart { get; init; }

    /// <summary>Gets another base address for this call: option <c>base_uri</c>.</summary>
    /// <value>Default: the client's. A path in it stays in front: <c>https://api.mch.weixin.qq.com/hk/</c>.</value>
    public Uri? BaseUri { get; init; }

    /// <summary>Gets where the body of the answer is written to: option <c>sink</c>.</summary>
    /// <value>A path, which holds the whole body or what was there before, or a writable stream.</value>
    public object? Sink { get; init; }

    /// <summary>Gets whether the body is handed over as a stream: option <c>stream</c>.</summary>
    /// <value>Default: false. An answer that WeChat Pay signs is read and verified first in any case.</value>
    public bool Stream { get; init; }

    /// <summary>Gets the limit for the whole exchange, body included: option <c>timeout</c>, there in seconds with fractions.</summary>
    /// <value>Default: <see cref="WeChatPayOptions.Timeout"/>. <see cref="Timeout.InfiniteTimeSpan"/>, there 0, means none.</value>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets how many redirects are followed: option <c>allow_redirects</c>, there also true, false or <c>new { max = … }</c>.</summary>
    /// <value>Default: 5. 0 means none.</value>
    public int? MaxRedirects { get; init; }

    /// <summary>Gets where request and answer are written to, with secrets and personal data masked: option <c>debug</c>.</summary>
    /// <value>A <see cref="TextWriter"/>, an <c>ILogger</c> (level Debug), or true for the console's error stream.</value>
    public object? Debug { get; init; }

    /// <summary>Gets whether an answer outside 200–299 is an exception: option <c>http_errors</c>.</summary>
    /// <value>Default: true. Such answers are not signed: with false nobody has verified what you read.</value>
    public bool? HttpErrors { get; init; }

    /// <summary>Gets the steps that this call goes through in place of the client's: option <c>handler</c>.</summary>
    public HandlerStack? Handler { get; init; }

    /// <summary>Gets whether the client certificate is presented: option <c>security</c>, for <c>v2/…</c> only.</summary>
    /// <value>Default: false.</value>
    public bool Security { get; init; }

    /// <summary>Gets whether <c>nonce_str</c> is left out: option <c>nonceless</c>, for <c>v2/…</c> only.</summary>
    /// <value>Default: false.</value>
    public bool Nonceless { get; init; }

    /// <summary>Gets the values of the path's variables, by name: every key that is no option.</summary>
    /// <value>Text or numbers; lists and maps where the template explodes them (RFC 6570).</value>
    public IReadOnlyDictionary<string, object?> Variables { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, object?>.Empty;

    /// <summary>Gets the keys as the user gave them, for messages.</summary>
    internal IReadOnlyList<string> GivenKeys { get; init; } = [];

    /// <summary>Lists which options are given, never what they hold.</summary>
    public override string ToString() => $"options: {string.Join(", ", GivenKeys)}";
}
