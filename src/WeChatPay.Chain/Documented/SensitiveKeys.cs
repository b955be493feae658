using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Errors;
using WeChatPay.Keys;
using WeChatPay.Promises;
using WeChatPay.Protocol;

namespace WeChatPay.Documented;

/// <summary>Chooses the key that encrypts the sensitive fields of one call.</summary>
/// <param name="keys">The keys that the call began with.</param>
/// <param name="isBrand">Whether the call is a brand's.</param>
/// <param name="given">The user's own header <c>Wechatpay-Serial</c>, if there is one.</param>
/// <param name="call">Verb and path template, for messages.</param>
/// <param name="cancellationToken">Cancels the download of a key.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class SensitiveKeys(KeySet keys, bool isBrand, string? given, CallName call, CancellationToken cancellationToken)
{
    private KeySet _keys = keys;

    /// <summary>Gets the serial or id of the key; <see langword="null"/> when there is no key.</summary>
    /// <value>The user's; else a public key before a certificate, and the newest of several certificates.</value>
    public string? Serial => given ?? _keys.Platform.FindNewest(_keys.Ring.Time.GetUtcNow(), _keys.AlgorithmOf(isBrand));

    /// <summary>Chooses the platform's key.</summary>
    /// <exception cref="ArgumentException">There is no key with that serial.</exception>
    /// <exception cref="WeChatPayException">There is no key.</exception>
    public AsymmetricKey Choose()
    {
        if (_keys.Platform.IsEmpty)
            Load();
        if (Serial is not { } name)
        {
            throw new WeChatPayNotConfiguredException(
                $"The sensitive fields of {call} must be encrypted, and the client was built without `certs`. Give it the platform's public key: " +
                "certs = new Dictionary<string, object> { [\"PUB_KEY_ID_…\"] = \"file:///path/to/wechatpay/pub_key.pem\" }. Nothing was sent.",
                call);
        }
        if (!_keys.Platform.TryGet(name, out var key))
        {
            throw new ArgumentException(
                $"The sensitive fields of {call} must be encrypted for `{name}` (header `Wechatpay-Serial`), and `certs` holds {_keys.Platform}. " +
                "Give the key with that serial, or leave the header out. Nothing was sent.").On(HelpPage.SensitiveFields);
        }
        return key.Algorithm == _keys.AlgorithmOf(isBrand)
            ? key
            : throw new ArgumentException(
                $"The sensitive fields of {call} would be encrypted with the {key.Algorithm} key of `{name}` (header `Wechatpay-Serial`), and the request is " +
                $"signed with {_keys.AlgorithmOf(isBrand)}: both must be of one kind. Name an {_keys.AlgorithmOf(isBrand)} key of `certs`. Nothing was sent.")
                    .On(HelpPage.SensitiveFields);
    }

    /// <summary>Gets the key for APIv2.</summary>
    /// <exception cref="WeChatPayNotConfiguredException">There is no such key.</exception>
    public RsaKey ChooseV2() => _keys.PublicKeyV2 ?? throw new WeChatPayNotConfiguredException(
        $"The sensitive fields of {call} must be encrypted with the key from `risk/getpublickey`, which is not in `certs`. The client was built without it." +
        " Give it: v2_public_key = \"file:///path/to/wechatpay/risk_public_key.pem\". Nothing was sent.",
        call);

    // A request is written before it is sent, on the caller's thread: the first call of a client that has no key yet waits there.
    private void Load()
    {
        if (_keys.Ring.Current.Platform.IsEmpty && _keys.Ring.Source is { } source)
            SyncBridge.Run(() => LoadAsync(source));
        _keys = _keys.Ring.Current;
    }

    private async Task<bool> LoadAsync(IKeySource source)
    {
        try
        {
            await source.LoadAsync(call, isSynchronous: true, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException error) when (cancellationToken.IsCancellationRequested)
        {
            throw new WeChatPayCanceledException($"{call} was cancelled.", call, CallEffect.NothingSent, error, cancellationToken);
        }
    }
}
