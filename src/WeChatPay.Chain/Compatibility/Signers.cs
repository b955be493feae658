#if NETSTANDARD2_0
using System.Buffers;
using Microsoft.CodeAnalysis;

namespace Org.BouncyCastle.Crypto.Signers;

[Embedded]
internal static class SignerMembers
{
    extension(SM2Signer signer)
    {
        public void BlockUpdate(ReadOnlySpan<byte> input)
        {
            var copy = ArrayPool<byte>.Shared.Rent(input.Length);
            input.CopyTo(copy);
            signer.BlockUpdate(copy, 0, input.Length);
            ArrayPool<byte>.Shared.Return(copy, clearArray: true);
        }
    }
}
#endif
