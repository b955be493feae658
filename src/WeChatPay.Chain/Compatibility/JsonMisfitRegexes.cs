#if NETSTANDARD2_0
using System.Text.RegularExpressions;

namespace WeChatPay.Json;

internal sealed partial record JsonMisfit
{
    private static readonly Regex RequiredRegex = new(RequiredPattern, RegexOptions.CultureInvariant);
    private static readonly Regex EnumValueRegex = new(EnumValuePattern, RegexOptions.CultureInvariant);

    private static partial Regex Required() => RequiredRegex;

    private static partial Regex EnumValue() => EnumValueRegex;
}
#endif
