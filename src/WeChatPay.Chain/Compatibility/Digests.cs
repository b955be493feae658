#if NETSTANDARD2_0
using Microsoft.CodeAnalysis;

namespace Org.BouncyCastle.Crypto.Digests;

[Embedded]
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
