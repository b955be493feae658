namespace WeChatPay.Callbacks;

/// <content>For the endpoints of ASP.NET Core, which count themselves.</content>
public sealed partial class CallbackParser
{
    /// <summary>Reads a callback and counts nothing: an endpoint tries the keys of several merchants, and counts once.</summary>
    internal Task<Callback> ReadAsync<TValue>(
        IEnumerable<KeyValuePair<string, TValue>> headers, ReadOnlyMemory<byte> rawBody, CancellationToken cancellationToken) =>
        ReadAsync(() => CallbackHeaders.Read(headers), rawBody, cancellationToken);

    /// <inheritdoc cref="ReadAsync{TValue}"/>
    internal CallbackV2 ReadV2(ReadOnlyMemory<byte> rawBody)
    {
        var keys = _keys.Current;
        return keys.MerchantV2 is { } merchant
            ? _v2.Read(rawBody, merchant.Secret, keys.ApiV3Key)
            : throw new WeChatPayNotConfiguredException("Callbacks of APIv2 need `ApiV2Key`, and the parser was built without it.", Call);
    }
}
