namespace WeChatPay.Php.Psr7;

/// <summary>An address under the names of PHP's HTTP client; fits wherever a <see cref="System.Uri"/> does.</summary>
/// <remarks>Immutable, thread-safe. Source: https://www.php-fig.org/psr/psr-7/#35-psrhttpmessageuriinterface.</remarks>
/// <param name="uri">The address, absolute or not.</param>
/// <exception cref="UriFormatException">It is no address.</exception>
public sealed class Uri(string uri = "") : System.Uri(uri, UriKind.RelativeOrAbsolute)
{
    /// <summary>Gives the scheme, for example <c>https</c>; empty for a relative address.</summary>
    public string getScheme() => IsAbsoluteUri ? Scheme : "";

    /// <summary>Gives the host; empty for a relative address.</summary>
    public string getHost() => IsAbsoluteUri ? Host : "";

    /// <summary>Gives the port; <see langword="null"/> for the scheme's own.</summary>
    public long? getPort() => IsAbsoluteUri && !IsDefaultPort ? Port : null;

    /// <summary>Gives the path, percent-encoded as it was written.</summary>
    public string getPath() => IsAbsoluteUri ? AbsolutePath : OriginalString.Split('?', '#')[0];

    /// <summary>Gives the query without its question mark; empty when there is none.</summary>
    public string getQuery() => IsAbsoluteUri ? Query.TrimStart('?') : OriginalString.Split('#')[0] is var text && text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? text[(at + 1)..] : "";

    /// <summary>Gives an address with another query.</summary>
    /// <param name="query">The query, without question mark.</param>
    public Uri withQuery(string query) => new($"{OriginalString.Split('?', '#')[0]}{(string.IsNullOrEmpty(query) ? "" : "?" + query)}");
}
