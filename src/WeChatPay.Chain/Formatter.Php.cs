using System.Diagnostics.CodeAnalysis;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Util;

namespace WeChatPay;

public static partial class Formatter
{
    /// <inheritdoc cref="Nonce"/>
    public static string nonce(int size = 32) => Nonce(size);

    /// <inheritdoc cref="Timestamp()"/>
    public static long timestamp() => Timestamp();

    /// <inheritdoc cref="Authorization"/>
    public static string authorization(string mchid, string nonce, string signature, object timestamp, string serial) =>
        Authorization(mchid, nonce, signature, timestamp, serial);

    /// <inheritdoc cref="Request"/>
    public static string request(string method, string uri, object timestamp, string nonce, string body = "") =>
        Request(method, uri, timestamp, nonce, body);

    /// <inheritdoc cref="Response"/>
    public static string response(object timestamp, string nonce, string body = "") => Response(timestamp, nonce, body);

    /// <summary>Writes each piece with a line feed after it, the last one too.</summary>
    /// <param name="pieces">Text or numbers; <see langword="null"/> is an empty piece.</param>
    /// <exception cref="ArgumentException">A piece is neither text, a number, true, false nor a date.</exception>
    public static string joinedByLineFeed(params object?[] pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        return JoinedByLineFeed([.. pieces.Select(static piece => piece is null ? "" : ScalarText.TryFormat(piece)
            ?? throw new ArgumentException($"A piece is a {piece.GetType().Name}: give text or a number. For a list write joinedByLineFeed([.. list]).")
                .On(HelpPage.Signatures))]);
    }

    /// <inheritdoc cref="Ksort(object?)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static IDictionary<string, object?> ksort(object? thing = null) => Ksort(thing);

    /// <inheritdoc cref="Ksort{TValue}(IEnumerable{KeyValuePair{string, TValue}}?)"/>
    public static IDictionary<string, object?> ksort<TValue>(IEnumerable<KeyValuePair<string, TValue>>? thing) => Ksort(thing);

    /// <inheritdoc cref="QueryStringLike(object?)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Fields)]
    [RequiresDynamicCode(ReflectionSwitch.Fields)]
    public static string queryStringLike(object? thing = null) => QueryStringLike(thing);

    /// <inheritdoc cref="QueryStringLike{TValue}(IEnumerable{KeyValuePair{string, TValue}}?)"/>
    public static string queryStringLike<TValue>(IEnumerable<KeyValuePair<string, TValue>>? thing) => QueryStringLike(thing);
}
