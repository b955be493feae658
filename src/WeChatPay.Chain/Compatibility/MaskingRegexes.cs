#if NETSTANDARD2_0
using System.Text.RegularExpressions;

namespace WeChatPay.Pipeline;

internal static partial class Masking
{
    private static readonly Regex SignatureOrNonceRegex = new(SignatureOrNoncePattern, RegexOptions.CultureInvariant);

    private static partial Regex SignatureOrNonce() => SignatureOrNonceRegex;
}
#endif
