using WeChatPay.Php.Values;

namespace WeChatPay.Php.Psr7;

/// <summary>The request of a call on its way through the handlers, with the names of PSR-7's <c>RequestInterface</c>. A change makes another object,
/// which takes effect when it is passed on.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php-fig.org/psr/psr-7/.</remarks>
public sealed class Request
{
    private readonly IReadOnlyList<KeyValuePair<string, string?>> _changes;
    private readonly System.Uri _uri;
    private readonly ReadOnlyMemory<byte>? _body;

    internal Request(Pipeline.WeChatPayRequest request, CancellationToken cancellationToken)
        : this(request, request.Uri, [], null, cancellationToken)
    {
    }

    private Request(
        Pipeline.WeChatPayRequest request,
        System.Uri uri,
        IReadOnlyList<KeyValuePair<string, string?>> changes,
        ReadOnlyMemory<byte>? body,
        CancellationToken cancellationToken) =>
        (Origin, _uri, _changes, _body, CancellationToken) = (request, uri, changes, body, cancellationToken);

    internal Pipeline.WeChatPayRequest Origin { get; }

    internal CancellationToken CancellationToken { get; }

    /// <summary>Gets the HTTP method.</summary>
    public string getMethod() => Origin.Method;

    /// <summary>Gets the whole address.</summary>
    public Uri getUri() => new(_uri.OriginalString);

    /// <summary>Gets the path and the query.</summary>
    public string getRequestTarget() => _uri.PathAndQuery;

    /// <summary>Gets a header; empty when there is none.</summary>
    public string getHeaderLine(object? name) => Find(Parameters.Text(name, 1)) ?? "";

    /// <summary>Gets the values of a header as a list; an empty list when there is none.</summary>
    public PhpArray getHeader(object? name) => Find(Parameters.Text(name, 1)) is { } value ? new PhpArray { value } : [];

    /// <summary>Tells whether there is a header.</summary>
    public bool hasHeader(object? name) => Find(Parameters.Text(name, 1)) is not null;

    /// <summary>Gets the body; <c>(string) $request->getBody()</c> is its text.</summary>
    /// <exception cref="NotSupportedException">The body is an upload.</exception>
    public ResponseBody getBody() => new(_body ?? Origin.Body switch
    {
        null => default,
        { IsBytes: true } body => body.SignedBytes,
        _ => throw new NotSupportedException("The body of an upload is not read here."),
    });

    /// <summary>Makes the request with another header.</summary>
    public Request withHeader(object? name, object? value) => With(Parameters.Text(name, 1), Joined(value));

    /// <summary>Makes the request with one more value of a header.</summary>
    public Request withAddedHeader(object? name, object? value) =>
        With(Parameters.Text(name, 1), Find(Parameters.Text(name, 1)) is { } before ? $"{before}, {Joined(value)}" : Joined(value));

    /// <summary>Makes the request without a header.</summary>
    public Request withoutHeader(object? name) => With(Parameters.Text(name, 1), null);

    /// <summary>Makes the request with another address.</summary>
    public Request withUri(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        return new(Origin, uri, _changes, _body, CancellationToken);
    }

    /// <summary>Makes the request with another body.</summary>
    /// <param name="body">A stream that <see cref="Utils.streamFor"/> made, or text.</param>
    public Request withBody(object? body) => new(Origin, _uri, _changes, Functions.RawBytes(body), CancellationToken);

    /// <summary>Writes the changes into the request that is passed on.</summary>
    internal Pipeline.WeChatPayRequest Apply()
    {
        Origin.Uri = _uri;
        foreach (var (name, value) in _changes)
            Origin.Headers[name] = value;
        if (_body is { } bytes)
            Origin.Body = Pipeline.RequestBody.FromBytes(bytes);
        return Origin;
    }

    private Request With(string name, string? value) => new(Origin, _uri, [.. _changes, new(name, value)], _body, CancellationToken);

    private string? Find(string name)
    {
        for (var at = _changes.Count - 1; at >= 0; at--)
        {
            if (_changes[at].Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return _changes[at].Value;
        }
        return Origin.Headers[name] ?? (name.Equals("Host", StringComparison.OrdinalIgnoreCase) ? _uri.Authority : null);
    }

    private static string Joined(object? value) =>
        value is PhpArray list ? string.Join(", ", list.Values.Select(static one => Casts.ToText((object?)one))) : Parameters.Text(value, 2);
}
