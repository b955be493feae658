using System.Globalization;
using Spectre.Console;
using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>Shows what the receiver needs, and how it responded.</summary>
internal sealed class NotifyScreen(IAnsiConsole console, IAnsiConsole errors)
{
    private const int LongestBody = 2000;

    public void ShowKeys(NotifyKeys keys, string command, bool xml)
    {
        console.MarkupLineInterpolated(Message.Markup($"[bold]Throw-away keys[/] are in {keys.Folder} until you delete that folder. The receiver needs:"));
        Screen.WriteVerbatim(console, xml
            ? $$"""
                new CallbackParserOptions { ApiV2Key = "{{keys.Signer.ApiV2Key}}" }
                """
            : $$"""
                new CallbackParserOptions
                {
                    Certs = new Dictionary<string, KeySource> { ["{{keys.Signer.KeyId}}"] = "{{keys.PublicKey}}" },
                    {{(keys.Given.IsBrand ? "BrandApiKey" : "ApiV3Key")}} = {{keys.ApiV3KeyCode}},
                }
                """);
        console.MarkupLine(Message.Of("To send again with the same keys:"));
        Screen.WriteVerbatim(console, $"{command} {keys.WriteOptions(xml)}");
        console.WriteLine();
    }

    public void Show(SignedCallback callback, string eventType, Uri url, CallbackDelivery delivery, bool isFlawed)
    {
        console.MarkupLineInterpolated($"→ POST {WithoutPassword(url)} [grey]{eventType}, {LibraryMessage.Translate(callback.ToString())}[/]");
        var status = delivery.Status?.ToString(CultureInfo.InvariantCulture) ?? Message.Of("no response");
        console.MarkupLineInterpolated(Message.Markup($"← {status} after {(long)delivery.Elapsed.TotalMilliseconds} ms"));
        if (delivery.Body.Length > 0)
            Screen.WriteVerbatim(console, MakeHarmless(delivery.Body));
        var problem = Markup.Escape(MakeHarmless(LibraryMessage.Translate(delivery.Problem ?? "")));
        console.MarkupLine(delivery.IsAccepted
            ? Message.Of("[green]Accepted: WeChat Pay would not send this callback again.[/]")
            : Message.Format(
                $"[red]Not accepted: {problem}. WeChat Pay would send this callback again, up to 15 times over 24 hours.[/]"));
        if (isFlawed && delivery.IsAccepted)
            console.MarkupLine(Message.Of("[red]That is wrong: the callback has the flaw that --flaw names. No receiver may accept it.[/]"));
        if (isFlawed && delivery.Status is >= 400 and < 500)
            console.MarkupLine(Message.Of("[green]That is right: the callback has the flaw that --flaw names.[/]"));
    }

    // A name and a password are of the receiver's owner alone.
    private static string WithoutPassword(Uri url) => url.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped);

    public void Fail(string problem) => errors.MarkupLineInterpolated($"[red]{problem}[/]");

    // The receiver's text must not control the terminal.
    private static string MakeHarmless(string body)
    {
        var start = body.Length > LongestBody ? body[..LongestBody] + "…" : body;
        return TerminalText.Escape(start);
    }
}
