#if NETSTANDARD2_0
using System.Buffers;
using Microsoft.CodeAnalysis;

namespace Org.BouncyCastle.Crypto.Digests;

[Embedded]
internal static class DigestMembers
{
    extension(GeneralDigest digest)
    {
        public void BlockUpdate(ReadOnlySpan<byte> input)
        {
            var copy = ArrayPool<byte>.Shared.Rent(input.Length);
            input.CopyTo(copy);
            digest.BlockUpdate(copy, 0, input.Length);
            ArrayPool<byte>.Shared.Return(copy, clearArray: true);
        }

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
