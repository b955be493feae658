using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Commands;
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

namespace WeChatPay.Cli;

/// <summary>The tool <c>wechatpay</c>: its commands and what its exit codes mean.</summary>
internal static class Tool
{
    /// <summary>What was asked for was done.</summary>
    public const int Done = 0;

    /// <summary>It was tried and failed; the output says how.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong; nothing was tried.</summary>
    public const int Misused = 2;

    /// <summary>Lists the commands. A new one is a file in <c>Commands/</c> and a line here.</summary>
    public static RootCommand Create() => new("WeChat Pay's OpenAPI, called as its PHP SDK is called; without a merchant account, unless you choose yours.")
    {
        DemoCommand.Create(),
        SandboxCommand.Create(),
        CertsCommand.Create(),
        NotifyCommand.Create(),
        PortCommand.Create(),
        RunCommand.Create(),
        ReplCommand.Create(),
        SearchCommand.Create(),
        ShowCommand.Create(),
        CallCommand.Create(),
        CompletionCommand.Create(),
    };

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The words after <c>wechatpay</c>.</param>
    /// <param name="configuration">Where output goes; null for the console.</param>
    /// <param name="cancellationToken">Ends a command as Ctrl+C does.</param>
    /// <returns>One of the exit codes above.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, InvocationConfiguration? configuration = null, CancellationToken cancellationToken = default)
    {
        // @file is the value of an option here, not a file of further words.
        ParseResult line = Create().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var code = await line.InvokeAsync(configuration, cancellationToken);
        return line.Errors.Count > 0 ? Misused : code;
    }
}
