using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>Calls the desk of a sandbox, and shows what it did.</summary>
internal sealed class DeskRun(TextWriter output, TextWriter error)
{
    /// <summary>Runs one call.</summary>
    /// <param name="asJson">Whether orders are printed as JSON.</param>
    /// <returns>The exit code: <see cref="Tool.Done"/>, or <see cref="Tool.Failed"/> when the desk refused, or the receiver did not accept the
    /// callback.</returns>
    public async Task<int> RunAsync(Uri sandbox, HttpMethod method, string target, JObject? body, bool asJson, CancellationToken cancellationToken)
    {
        try
        {
            var (isDone, response) = await DeskClient.SendAsync(sandbox, method, target, body, cancellationToken);
            if (!isDone)
            {
                await error.WriteLineAsync($"{(string?)response["code"]}: {TerminalText.Escape(LibraryMessage.Translate((string?)response["message"] ?? ""))}");
                return Tool.Failed;
            }
            if (response["orders"] is JArray all && (asJson || all.Count == 0))
            {
                if (asJson)
                    await output.WriteLineAsync(TerminalText.WriteJson(all));
                else
                    await error.WriteLineAsync(Message.Of("The sandbox has no order yet. An order is there as soon as your program places it."));
                return Tool.Done;
            }
            var screen = new DeskScreen(Screen.Create(output));
            screen.Show(response["orders"] is JArray orders ? orders.OfType<JObject>() : response["order"] is JObject order ? [order] : []);
            return response["callback"] is not JObject callback || screen.ShowCallback(callback) ? Tool.Done : Tool.Failed;
        }
        catch (HttpRequestException problem)
        {
            await error.WriteLineAsync(Message.Format($"The sandbox did not answer: {problem.Message}"));
            return Tool.Failed;
        }
    }
}
