namespace WeChatPay.AspNetCore;

/// <summary>What a handler of callbacks may need besides the callback.</summary>
/// <remarks>It belongs to one delivery. Immutable and thread-safe, but for the services.</remarks>
public sealed class CallbackContext
{
    internal CallbackContext(WeChatPayMerchant merchant, CallbackKey key, CallbackClaim claim, IServiceProvider services, CancellationToken cancellationToken)
    {
        Merchant = merchant;
        Key = key;
        Claim = claim;
        Services = services;
        CancellationToken = cancellationToken;
    }

    /// <summary>Gets the merchant whose keys verified the callback.</summary>
    public WeChatPayMerchant Merchant { get; }

    /// <summary>Gets the key of the callback in the ledger.</summary>
    public CallbackKey Key { get; }

    /// <summary>Gets the claim of this delivery.</summary>
    /// <value>Its token grows with every claim of the key: what keeps the last token can refuse a handler that goes on after its lease has ended.</value>
    public CallbackClaim Claim { get; }

    /// <summary>Gets the services of the request.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Gets the token that fires when WeChat Pay closes the connection.</summary>
    public CancellationToken CancellationToken { get; }
}
