using System.CommandLine;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay orders</c>, <c>pay</c>, <c>refund</c> and <c>close</c>: the payer and the merchant of a running sandbox.</summary>
internal static class DeskCommands
{
    public static IEnumerable<Command> CreateAll() => [CreateOrders(), CreatePay(), CreateRefund(), CreateClose()];

    private static Command CreateOrders()
    {
        var sandbox = CreateSandbox();
        var json = new Option<bool>("--json") { Description = Message.Of("Prints a JSON array, for other programs.") };
        var command = new Command("orders", Message.Of("Lists the orders of a running sandbox, the newest first.")) { json, sandbox };
        command.SetAction((line, cancellationToken) =>
            RunAsync(line, sandbox, HttpMethod.Get, "orders", null, cancellationToken, line.GetValue(json)));
        return command;
    }

    private static Command CreatePay()
    {
        var (number, sandbox) = (CreateNumber(), CreateSandbox());
        var silent = new Option<bool>("--no-callback") { Description = Message.Of("Sends no callback.") };
        var command = new Command("pay", Message.Of("Pays an order of a running sandbox as its payer does, and sends the callback to its notify_url."))
        {
            number, silent, sandbox,
        };
        command.SetAction((line, cancellationToken) => RunAsync(
            line, sandbox, HttpMethod.Post, $"{OrderOf(line, number)}/pay{(line.GetValue(silent) ? "?notify=false" : "")}", null, cancellationToken));
        return command;
    }

    private static Command CreateRefund()
    {
        var (number, sandbox) = (CreateNumber(), CreateSandbox());
        var amount = new Option<long?>("--amount") { HelpName = "FEN", Description = Message.Of("The amount in fen. Default: what is left of the order.") };
        var refund = new Option<string>("--refund-number")
        {
            HelpName = "OUT_REFUND_NO",
            Description = Message.Of("The merchant's number of the refund. Default: one that the sandbox makes."),
        };
        var url = new Option<string>("--notify-url")
        {
            HelpName = "URL",
            Description = Message.Of("The receiver of the refund's callback. Default: none is sent."),
        };
        var command = new Command("refund", Message.Of("Refunds an order of a running sandbox by the merchant's own call."))
        {
            number, amount, refund, url, sandbox,
        };
        command.SetAction((line, cancellationToken) =>
        {
            var body = new JObject();
            if (line.GetValue(amount) is { } fen)
                body["refund"] = fen;
            if (line.GetValue(refund) is { } outRefundNo)
                body["out_refund_no"] = outRefundNo;
            if (line.GetValue(url) is { } notifyUrl)
                body["notify_url"] = notifyUrl;
            return RunAsync(line, sandbox, HttpMethod.Post, $"{OrderOf(line, number)}/refund", body, cancellationToken);
        });
        return command;
    }

    private static Command CreateClose()
    {
        var (number, sandbox) = (CreateNumber(), CreateSandbox());
        var command = new Command("close", Message.Of("Closes an order of a running sandbox that is not paid.")) { number, sandbox };
        command.SetAction((line, cancellationToken) =>
            RunAsync(line, sandbox, HttpMethod.Post, $"{OrderOf(line, number)}/close", null, cancellationToken));
        return command;
    }

    private static Argument<string> CreateNumber() => new("NUMBER") { Description = Message.Of("The merchant's number of the order: out_trade_no.") };

    private static Option<string> CreateSandbox() => new(RunningSandbox.Option)
    {
        HelpName = "URL",
        Description = Message.Of("The address of the sandbox. Default: the one that `wechatpay sandbox` runs."),
    };

    private static string OrderOf(ParseResult line, Argument<string> number) => $"orders/{Uri.EscapeDataString(line.GetRequiredValue(number))}";

    /// <summary>Sends the callback of a paid order to its <c>notify_url</c> again.</summary>
    public static Task<int> NotifyAsync(ParseResult line, string number, CancellationToken cancellationToken) =>
        RunAsync(line, null, HttpMethod.Post, $"orders/{Uri.EscapeDataString(number)}/notify", null, cancellationToken);

    private static async Task<int> RunAsync(
        ParseResult line,
        Option<string>? sandbox,
        HttpMethod method,
        string target,
        JObject? body,
        CancellationToken cancellationToken,
        bool asJson = false)
    {
        var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
        try
        {
            var address = RunningSandbox.Find(sandbox is null ? null : line.GetValue(sandbox));
            return await new DeskRun(output, error).RunAsync(address, method, target, body, asJson, cancellationToken);
        }
        catch (MisuseException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return Tool.Misused;
        }
    }
}
