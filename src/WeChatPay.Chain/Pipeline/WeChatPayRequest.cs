namespace WeChatPay.Pipeline;

/// <summary>A request on its way through the handlers, which may change it before it is signed.</summary>
/// <remarks>For one thread at a time: it belongs to one call.</remarks>
public sealed class WeChatPayRequest
{
    internal WeChatPayRequest(string method, Uri uri, HeaderMap headers, RequestBody? body, string call, CallSettings settings)
    {
        Method = method;
        Uri = uri;
        Headers = headers;
        Body = body;
        Call = call;
        Settings = settings;
    }

    /// <summary>Gets the HTTP method in upper case.</summary>
    public string Method { get; }

    /// <summary>Gets or sets the whole address. Its path and query are signed exactly as they stand here.</summary>
    public Uri Uri { get; set; }

    /// <summary>Gets the headers, <c>Content-Type</c> among them.</summary>
    public HeaderMap Headers { get; }

    /// <summary>Gets or sets the body; <see langword="null"/> when there is none.</summary>
    public RequestBody? Body { get; set; }

    /// <summary>Gets the verb and the path template, fit for messages and logs.</summary>
    public string Call { get; }

    /// <summary>Gets or sets the fields of an APIv2 request, before they are signed; <see langword="null"/> for APIv3.</summary>
    public IReadOnlyDictionary<string, object?>? FieldsV2 { get; set; }

    internal CallSettings Settings { get; }

    /// <summary>Gets or sets whether the whole answer is needed in memory before anybody sees it: to verify it.</summary>
    internal bool NeedsWholeResponse { get; set; }

    /// <summary>Gets which fields of the answer are encrypted; <see langword="null"/> for none, or when nobody is to open them.</summary>
    internal Documented.FieldMarks? ResponseMarks { get; init; }

    /// <summary>Gets whether a redirect led here.</summary>
    internal bool IsRedirected { get; private init; }

    /// <summary>Makes the request that follows a redirect.</summary>
    internal WeChatPayRequest Redirected(Uri target)
    {
        var headers = Headers.Clone();
        headers["Authorization"] = null;
        return new WeChatPayRequest(Method, target, headers, Body, Call, Settings) { FieldsV2 = FieldsV2, NeedsWholeResponse = NeedsWholeResponse, IsRedirected = true };
    }
}
