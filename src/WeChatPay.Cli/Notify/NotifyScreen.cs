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
using WeChatPay.Testing;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Notify;

/// <summary>What <c>wechatpay notify</c> shows: what the receiver has to know, and what it answered.</summary>
internal sealed class NotifyScreen(IAnsiConsole console, IAnsiConsole errors)
{
    private const int LongestBody = 2000;

    public void ShowKeys(NotifyKeys keys, string command, bool xml)
    {
        console.MarkupLineInterpolated($"[bold]Throw-away keys[/], in {keys.Folder} until you delete it. The receiver needs:");
        Paste(xml
            ? $$"""
                new CallbackParserOptions { ApiV2Key = "{{keys.Signer.Secret}}" }
                """
            : $$"""
                new CallbackParserOptions
                {
                    Certs = new Dictionary<string, KeySource> { ["{{keys.Signer.KeyId}}"] = "{{keys.PublicKey}}" },
                    ApiV3Key = {{keys.ApiV3KeyCode}},
                }
                """);
        console.MarkupLine("To send with the same keys again:");
        Paste($"{command} {keys.Options(xml)}");
        console.WriteLine();
    }

    public void Show(SignedCallback callback, string eventType, Uri url, CallbackDelivery delivery)
    {
        console.MarkupLineInterpolated($"→ POST {url} [grey]{eventType}, {callback}[/]");
        console.MarkupLineInterpolated($"← {delivery.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"} in {(long)delivery.Elapsed.TotalMilliseconds} ms");
        if (delivery.Body.Length > 0)
            Paste(Shown(delivery.Body));
        console.MarkupLine(delivery.IsAccepted
            ? "[green]Accepted: WeChat Pay would not deliver it again.[/]"
            : $"[red]Not accepted: {Markup.Escape(delivery.Problem!)}. WeChat Pay would deliver it again, up to 15 times over 24 hours.[/]");
    }

    public void Fail(string problem) => errors.MarkupLineInterpolated($"[red]{problem}[/]");

    // A receiver's words are not to steer the terminal.
    private static string Shown(string body)
    {
        var start = body.Length > LongestBody ? body[..LongestBody] + "…" : body;
        return string.Concat(start.Select(static letter => char.IsControl(letter) && letter is not ('\n' or '\r' or '\t') ? '\uFFFD' : letter));
    }

    // Past the console's markup and wrapping: what is to be pasted must come out as it is.
    private void Paste(string text)
    {
        console.Profile.Out.Writer.WriteLine(text);
        console.Profile.Out.Writer.Flush();
    }
}
