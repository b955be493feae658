#if NETSTANDARD2_0
using System.Text.RegularExpressions;

namespace WeChatPay.Requests;

internal static partial class PathTemplate
{
    private static readonly Regex ExpressionRegex = new(ExpressionPattern, RegexOptions.CultureInvariant);
    private static readonly Regex NameRegex = new(NamePattern, RegexOptions.CultureInvariant);

    private static readonly Regex TripletRegex = new(TripletPattern, RegexOptions.CultureInvariant);

    private static partial Regex Triplet() => TripletRegex;

    private static partial Regex Expression() => ExpressionRegex;

    private static partial Regex Name() => NameRegex;
}
#endif
