#if NETSTANDARD2_0
using Org.BouncyCastle.Crypto.Digests;

namespace WeChatPay.Crypto;

internal static class DigestMembers
{
    extension(GeneralDigest digest)
    {
        public void BlockUpdate(ReadOnlySpan<byte> input) => digest.BlockUpdate(input.ToArray(), 0, input.Length);

        public int DoFinal(Span<byte> output)
        {
            var bytes = new byte[digest.GetDigestSize()];
            digest.DoFinal(bytes, 0);
            bytes.CopyTo(output);
            return bytes.Length;
        }
    }
}
#endif
