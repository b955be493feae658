#if NETSTANDARD2_0
using System.Text.RegularExpressions;

namespace WeChatPay.Porting.Emit;

internal static partial class ProgramText
{
    private static readonly Regex XmlRegex = new(XmlPattern);
    private static readonly Regex JsonRegex = new(JsonPattern);

    private static partial Regex Xml() => XmlRegex;

    private static partial Regex Json() => JsonRegex;
}
#endif
