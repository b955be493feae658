using WeChatPay.Php;
using WeChatPay.Php.Web;
using Runtime = WeChatPay.Php.Functions;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>The world that the programs of <c>test/data/php</c> see, as <c>frameworks.php</c> makes it: the web request, the settings and the log.</summary>
internal static class ProgramRequest
{
    /// <summary>Runs a program. What it throws is part of what it prints.</summary>
    public static WebReply Handle(Action program)
    {
        Logger.Write = static (level, message, context) =>
            Runtime.echo($"{{{level}: {message}{(context.Count == 0 ? "" : " " + Runtime.json_encode(context, Runtime.JSON_UNESCAPED_UNICODE))}}}\n");
        var settings = (PhpArray)Runtime.json_decode(Read("settings.json"), true)!;
        Settings.Source = name => name.Split('.').Aggregate((object?)settings, static (value, part) => (value as PhpArray)?[part]);
        var headers = new Dictionary<string, string>
        {
            ["Content-Type"] = "application/json",
            ["Wechatpay-Timestamp"] = "1700000000",
            ["Wechatpay-Nonce"] = "593BEC0C930BF1AFEB40B4A08C8FB242",
            ["Wechatpay-Serial"] = "PUB_KEY_ID_0000000000000024101100397200000006",
            ["Wechatpay-Signature"] = Read("callback.signature.txt"),
        };
        var request = new WebRequest(headers, File.ReadAllBytes(Path.Combine(PhpJudge.Folder, "callback.json")))
        {
            Target = "/notify?shop=7",
            RemoteAddress = "101.226.103.0",
        };
        // A console program has no context, so the handlers of a call begin on its own thread.
        SynchronizationContext.SetSynchronizationContext(null);
        return request.Handle(() =>
        {
            try
            {
                program();
            }
            catch (Exception error)
            {
                Runtime.echo($"\nPHP Fatal error:  Uncaught {error}");
            }
        });
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(PhpJudge.Folder, name)).Trim();
}
