using WeChatPay.Crypto;
using WeChatPay.Documented;
using WeChatPay.Keys;
using WeChatPay.Pipeline;

namespace WeChatPay.Callbacks;

/// <summary>Decrypts the sensitive fields of a callback, as the documentation marks them.</summary>
/// <param name="own">The private key that the parser was given; <see langword="null"/> where the client's keys decrypt.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class CallbackFields(AsymmetricKey? own)
{
    /// <summary>Gives the callback whose marked fields decrypt when they are read.</summary>
    /// <param name="callback">A verified callback.</param>
    /// <param name="keys">The keys of the client.</param>
    /// <param name="cancellationToken">Cancels the wait for a remote signer.</param>
    public async Task<Callback> OpenAsync(Callback callback, KeySet keys, CancellationToken cancellationToken)
    {
        if (CallbackMarks.Find(callback.EventType) is not { } marks)
            return callback;
        if ((own ?? keys.Merchant?.PrivateKey) is { } key)
            return Open(key.DecryptText);
        if (keys.Merchant?.Signer is not { } signer)
            return callback;
        var remote = await RemoteDecryption.RunAsync(signer, marks, callback.TryReadResource(), cancellationToken).ConfigureAwait(false);
        return Open(remote.Decrypt);

        Callback Open(Func<string, string> decrypt)
        {
            callback.Opening = new FieldDecryption(marks, decrypt, callback.ToString()).DecryptJson;
            return callback;
        }
    }
}
