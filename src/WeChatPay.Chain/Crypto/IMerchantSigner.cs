namespace WeChatPay;

/// <summary>Signs and decrypts with the merchant's private key, wherever the key is: in a key management service, in a hardware module, in memory.</summary>
/// <remarks>The client calls it from several threads at the same time, and asks it once for each request. A synchronous call waits for it: it must not need
/// the caller's thread. To change the signer of a client that runs, call its
/// <c>ReplaceKeys</c>.</remarks>
public interface IMerchantSigner
{
    /// <summary>Gets the serial of the merchant's API certificate.</summary>
    /// <value>Upper-case hex; <see langword="null"/> where the option <c>serial</c> or the certificate in <see cref="PublicKey"/> names it.</value>
    string? Serial { get; }

    /// <summary>Gets the merchant's API certificate, <c>apiclient_cert.pem</c>, or its public key.</summary>
    /// <value>With it each signature is verified before anything is sent, which costs some 30 microseconds. <see langword="null"/> where it is not at
    /// hand: then only the length of a signature is checked. It tells the kind of the key too: a signer with an SM2 key gives it. Read when the client is
    /// built.</value>
    KeySource? PublicKey { get; }

    /// <summary>Signs with RSASSA-PKCS1-v1_5 over SHA-256 (RFC 8017, 8.2); with an SM2 key with SM2 over SM3, for the user id
    /// <c>1234567812345678</c>.</summary>
    /// <param name="message">The bytes to sign, not their digest. They are valid until the task has ended: do not keep them.</param>
    /// <param name="cancellationToken">Cancelled with the call, and at its time limit.</param>
    /// <returns>The bytes of the signature: as many as the modulus has, or the DER of r and s.</returns>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Decrypts a sensitive field of a response: RSAES-OAEP over SHA-1 and MGF1 (RFC 8017, 7.1); with an SM2 key SM2,
    /// from the DER of x, y, C3 and C2.</summary>
    /// <param name="ciphertext">The bytes of the field, which come in Base64.</param>
    /// <param name="cancellationToken">Cancelled with the call, and at its time limit.</param>
    /// <returns>The bytes of the text, in UTF-8.</returns>
    ValueTask<byte[]> DecryptAsync(ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken);
}
