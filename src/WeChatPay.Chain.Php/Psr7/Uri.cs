namespace WeChatPay.Php.Psr7;

/// <summary>An address with the methods of PHP's HTTP client; it can be used as a <see cref="System.Uri"/>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://www.php-fig.org/psr/psr-7/#35-psrhttpmessageuriinterface.</remarks>
/// <param name="uri">The address, absolute or not.</param>
/// <exception cref="UriFormatException">The text is not an address.</exception>
public sealed class Uri(string uri = "") : System.Uri(uri, UriKind.RelativeOrAbsolute)
{
    /// <summary>Gets the scheme, for example <c>https</c>; empty for a relative address.</summary>
    public string getScheme() => IsAbsoluteUri ? Scheme : "";

    /// <summary>Gets the host; empty for a relative address.</summary>
    public string getHost() => IsAbsoluteUri ? Host : "";

    /// <summary>Gets the port; <see langword="null"/> for the scheme's default port.</summary>
    public long? getPort() => IsAbsoluteUri && !IsDefaultPort ? Port : null;

    /// <summary>Gets the path, percent-encoded as it was written.</summary>
    public string getPath() => IsAbsoluteUri ? AbsolutePath : OriginalString.Split('?', '#')[0];

    /// <summary>Gets the query without its question mark; empty when there is none.</summary>
    public string getQuery() => IsAbsoluteUri
        ? Query.TrimStart('?')
        : OriginalString.Split('#')[0] is var text && text.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? text[(at + 1)..] : "";

    /// <summary>Gets the part behind <c>#</c>; empty when there is none.</summary>
    public string getFragment() => OriginalString.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? OriginalString[(at + 1)..] : "";

    /// <summary>Gets host and port; empty for a relative address.</summary>
    public string getAuthority() => IsAbsoluteUri ? (UserInfo.Length > 0 ? UserInfo + "@" : "") + Authority : "";

    /// <summary>Returns the address with another fragment.</summary>
    /// <param name="fragment">The part behind <c>#</c>; empty for none.</param>
    public Uri withFragment(string fragment) =>
        new($"{OriginalString.Split('#')[0]}{(string.IsNullOrEmpty(fragment) ? "" : "#" + Escaped(fragment))}");

    /// <summary>Returns the address as it was written.</summary>
    public override string ToString() => OriginalString;

    // As in Guzzle, percent signs stay, and so do the characters that a fragment may have.
    private static string Escaped(string part) => System.Text.RegularExpressions.Regex.Replace(
        part, @"(?:[^a-zA-Z0-9_\-\.~!\$&'\(\)\*\+,;=%:@/\?]+|%(?![A-Fa-f0-9]{2}))", static match => Functions.rawurlencode(match.Value));

    /// <summary>Returns the address with another query.</summary>
    /// <param name="query">The query without its question mark.</param>
    public Uri withQuery(string query) =>
        new($"{OriginalString.Split('?', '#')[0]}{(string.IsNullOrEmpty(query) ? "" : "?" + query)}"
            + (getFragment() is { Length: > 0 } fragment ? "#" + fragment : ""));
}
