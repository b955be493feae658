namespace WeChatPay.Crypto;

public static partial class Hash
{
    /// <summary>Digests a text and a key with MD5.</summary>
    /// <param name="thing">The text.</param>
    /// <param name="key">Appended to the text as <c>&amp;key=…</c>. With an empty one this is plain MD5 of the text.</param>
    /// <param name="agency"><see langword="true"/>, or the AgentId as text or number: appends the key as <c>&amp;secret=…</c> instead. As in PHP, false are
    /// <see langword="null"/>, <see langword="false"/>, 0, <c>""</c> and <c>"0"</c>.</param>
    /// <returns>32 digits of lower-case hex.</returns>
    /// <exception cref="ArgumentException">A text holds half of a surrogate pair.</exception>
    public static string md5(string thing, string key = "", object? agency = null) => Md5(thing, key, agency is not (null or false or 0 or 0L or "" or "0"));

    /// <inheritdoc cref="Hmac"/>
    public static string hmac(string thing, string key, string algorithm = "sha256") => Hmac(thing, key, algorithm);

    /// <inheritdoc cref="Sign"/>
    public static string sign(string type, string data, string key) => Sign(type, data, key);

    /// <inheritdoc cref="Equals(string, string?)"/>
    public static bool equals(string known, string? user = null) => Equals(known, user);
}
