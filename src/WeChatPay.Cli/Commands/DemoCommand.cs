using System.CommandLine;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Demo;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay demo</c>: makes one call in every style, against a sandbox that runs as long as the command.</summary>
internal static class DemoCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="styles">The calls; null for 创建保险订单 in all its styles.</param>
    /// <param name="prepare">Changes the sandbox before the first call; null for no change.</param>
    public static Command Create(IReadOnlyList<CallStyle>? styles = null, Action<SandboxServer>? prepare = null)
    {
        var command = new Command("demo", Message.Of("Makes one call in the six styles of the PHP SDK and in C# style, against a sandbox on this machine."));
        var sm = new Option<bool>("--sm") { Description = Message.Of("Signs, verifies and encrypts by SM2, SM3 and SM4.") };
        command.Options.Add(sm);
        command.SetAction(async (line, cancellationToken) =>
        {
            await using var sandbox = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
            prepare?.Invoke(sandbox);
            var screen = new DemoScreen(Screen.Create(line.InvocationConfiguration.Output));
            return await RunAsync(screen, sandbox, line.GetValue(sm), styles ?? InsuranceOrderStyles.All, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        DemoScreen screen, SandboxServer sandbox, bool isSm2, IReadOnlyList<CallStyle> styles, CancellationToken cancellationToken)
    {
        var (client, code) = isSm2 ? SandboxClient.CreateShortestSm2(sandbox) : SandboxClient.CreateShortest(sandbox);
        using var instance = client;
        screen.Open(sandbox, code, InsuranceOrderStyles.Body.Code);

        JObject? expected = null;
        var (made, failed) = (0, 0);
        foreach (var style in styles)
        {
            var call = await DemoCall.MakeAsync(style, instance, cancellationToken);
            expected ??= call.Order;
            var agrees = call.Order is not null && JToken.DeepEquals(expected, call.Order);
            failed += agrees ? 0 : 1;
            screen.Show(++made, call, agrees);
        }
        screen.Close(made, failed);
        return failed == 0 ? Tool.Done : Tool.Failed;
    }
}
