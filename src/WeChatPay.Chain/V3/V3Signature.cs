using System.Buffers;
using System.Text;
using System.Text.Unicode;
using WeChatPay.Crypto;

namespace WeChatPay.V3;

/// <summary>The signatures of APIv3: what they cover, byte for byte.</summary>
/// <remarks>Source: https://pay.weixin.qq.com/doc/v3/merchant/4012365342 (requests), …/4012365345 (answers).</remarks>
internal static class V3Signature
{
    /// <summary>The scheme that stands first in the <c>Authorization</c> header.</summary>
    public const string Scheme = "WECHATPAY2-SHA256-RSA2048";

    /// <summary>Makes the <c>Authorization</c> header of a request.</summary>
    /// <param name="merchant">Who signs.</param>
    /// <param name="method">The HTTP method in upper case.</param>
    /// <param name="target">Path and query exactly as they go out.</param>
    /// <param name="timestamp">Unix time in seconds.</param>
    /// <param name="nonce">32 random characters.</param>
    /// <param name="body">The bytes that go out; of an upload its JSON <c>meta</c> alone.</param>
    public static string Authorization(Merchant merchant, string method, string target, long timestamp, string nonce, ReadOnlySpan<byte> body)
    {
        // Five line feeds, a timestamp of up to 20 digits, and at worst three bytes of UTF-8 for a character.
        var size = (method.Length + target.Length + nonce.Length) * 3 + 25 + body.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Utf8.TryWrite(buffer, $"{method}\n{target}\n{timestamp}\n{nonce}\n", out var length);
            body.CopyTo(buffer.AsSpan(length));
            length += body.Length;
            buffer[length++] = (byte)'\n';
            var signature = merchant.PrivateKey.Sign(buffer.AsSpan(0, length));
            return $"{Scheme} mchid=\"{merchant.Mchid}\",serial_no=\"{merchant.Serial}\",timestamp=\"{timestamp}\",nonce_str=\"{nonce}\",signature=\"{signature}\"";
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Checks the signature of an answer.</summary>
    /// <param name="key">The platform's key.</param>
    /// <param name="timestamp">As in the header.</param>
    /// <param name="nonce">As in the header.</param>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="signature">As in the header: Base64.</param>
    public static bool Verify(RsaKey key, string timestamp, string nonce, ReadOnlySpan<byte> body, string signature)
    {
        var size = Encoding.UTF8.GetMaxByteCount(timestamp.Length + nonce.Length) + 3 + body.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            Utf8.TryWrite(buffer, $"{timestamp}\n{nonce}\n", out var length);
            body.CopyTo(buffer.AsSpan(length));
            length += body.Length;
            buffer[length++] = (byte)'\n';
            return key.Verify(buffer.AsSpan(0, length), signature);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
