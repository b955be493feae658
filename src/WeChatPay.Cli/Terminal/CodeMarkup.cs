using System.Text.RegularExpressions;
using Spectre.Console;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Terminal;

/// <summary>Adds Spectre markup to lines of C#: text is yellow, keywords are blue.</summary>
internal static partial class CodeMarkup
{
    public static string Colour(string code) => Tokens().Replace(Markup.Escape(code), static token => token.Groups["text"].Success
        ? $"[yellow]{token.Value}[/]"
        : $"[blue]{token.Value}[/]");

    [GeneratedRegex("""(?<text>"[^"]*")|\b(?:new|var|dynamic|static|await|return|string|object)\b""")]
    private static partial Regex Tokens();
}
