using WeChatPay.Errors;
using WeChatPay.Protocol;
using WeChatPay.V3;

namespace WeChatPay.Pipeline;

/// <summary>Asks an <see cref="IMerchantSigner"/> for a signature, and checks what it returns before it is sent.</summary>
internal static class RemoteSigner
{
    // The shortest RSA key that WeChat Pay takes has 2048 bits. A signer with an SM2 key shows its public key.
    private const int ShortestSignature = 256;

    /// <summary>Signs.</summary>
    /// <param name="merchant">The merchant, with its signer.</param>
    /// <param name="message">The bytes to sign.</param>
    /// <param name="call">Verb and path template, for messages.</param>
    /// <param name="request">The request, whose values no message shows; <see langword="null"/> where there is none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The signature in Base64.</returns>
    /// <exception cref="WeChatPaySigningException">There is no signature of the merchant's.</exception>
    public static async ValueTask<string> SignAsync(
        Merchant merchant, ReadOnlyMemory<byte> message, CallName call, WeChatPayRequest? request, CancellationToken cancellationToken)
    {
        byte[]? signature;
        try
        {
            signature = await merchant.Signer!.SignAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception error)
        {
            var name = error.GetType().Name;
            throw new WeChatPaySigningException(
                $"`signer` failed for {call}, with {name}: {SafeCause.Describe(error, request)}", call, Effect(call, request), SafeCause.Find(error, request));
        }
        return FindFault(merchant, message, signature) is { } fault
            ? throw new WeChatPaySigningException($"`signer` returned {fault} for {call}.", call, Effect(call, request))
            : Convert.ToBase64String(signature!);
    }

    private static string? FindFault(Merchant merchant, ReadOnlyMemory<byte> message, byte[]? signature)
    {
        if (signature is null or [])
            return "no signature";
        if (Array.TrueForAll(signature, static octet => octet is >= (byte)' ' and <= (byte)'~' or (byte)'\r' or (byte)'\n'))
            return "text instead of the bytes of a signature: decode its Base64 or hex";
        if (merchant.PublicKey is not { } key)
            return signature.Length < ShortestSignature ? $"{signature.Length} bytes, and a signature has {ShortestSignature} or more" : null;
        if (key.FindLengthFault(signature.Length) is { } fault)
            return fault;
        return key.Verify(message.Span, signature)
            ? null
            : $"a signature that its `PublicKey` does not verify: it is to sign the message itself, not a digest of it, with {key.Algorithm.Signing}";
    }

    // An earlier attempt of the same call may have been sent.
    private static CallEffect Effect(CallName call, WeChatPayRequest? request) =>
        request is null ? CallEffect.NothingSent : CallEffect.Create(request.Progress.Worst, call);
}
