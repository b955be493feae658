using System.Text.RegularExpressions;
using Spectre.Console;

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
