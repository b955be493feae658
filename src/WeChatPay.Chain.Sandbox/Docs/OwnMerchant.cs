using WeChatPay.Sandbox.V2;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Calls this sandbox as its merchant, over HTTP and with a signature: the call passes the same checks as any other.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class OwnMerchant(MerchantSigner signer, Func<Uri> address, Func<Uri> secureAddress) : IDisposable
{
    // The headers that a call keeps; a browser's own headers are dropped.
    private static readonly string[] Passed = ["Wechatpay-Serial", "Idempotency-Key", "Wechatpay-Negative-Test", SandboxFaults.HeaderName];

    private readonly Lazy<HttpClient> _http = new(signer.NewClient);

    /// <summary>Signs a call and sends it.</summary>
    /// <param name="call">The call as it was asked for, without a signature.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<HttpResponseMessage> SendAsync(SandboxRequest call, CancellationToken cancellationToken)
    {
        using var message = ServiceV2.IsV2(call) ? signer.SignV2(call, address(), secureAddress()) : signer.Sign(call, address());
        foreach (var name in Passed)
        {
            if (call.FindHeader(name) is { } value && !message.Headers.Contains(name))
                message.Headers.TryAddWithoutValidation(name, value);
        }
        return await _http.Value.SendAsync(message, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_http.IsValueCreated)
            _http.Value.Dispose();
    }
}
