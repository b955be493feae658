namespace WeChatPay;

/// <content>The same under PHP's names.</content>
public sealed partial class WeChatPayResponse
{
    /// <summary>The HTTP status, under PHP's name.</summary>
    public int getStatusCode() => StatusCode;

    /// <summary>The reason phrase, under PHP's name.</summary>
    public string getReasonPhrase() => ReasonPhrase;

    /// <summary>The body, under PHP's name; <c>(string) response.getBody()</c> gives its text.</summary>
    public ResponseBody getBody() => Body;

    /// <summary>All values of a header, under PHP's name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>The values; none when there is no such header.</returns>
    public string[] getHeader(string name) => HeaderValues(name);

    /// <summary>All values of a header joined by <c>", "</c>, under PHP's name; empty when there is none.</summary>
    /// <param name="name">The name, in any case.</param>
    public string getHeaderLine(string name) => string.Join(", ", getHeader(name));

    /// <summary>Tells whether the response has a header, under PHP's name.</summary>
    /// <param name="name">The name, in any case.</param>
    public bool hasHeader(string name) => Header(name) is not null;

    /// <summary>All headers, under PHP's name.</summary>
    public IReadOnlyDictionary<string, string[]> getHeaders() => HeadersByName();
}
