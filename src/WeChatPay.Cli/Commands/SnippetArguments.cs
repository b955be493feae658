using System.CommandLine;
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

namespace WeChatPay.Cli.Commands;

/// <summary>What the commands on snippets have in common on the command line.</summary>
internal static class SnippetArguments
{
    public static Argument<string[]> Files(string description)
    {
        var files = new Argument<string[]>("FILE") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        // A misspelt --dry-run taken for a file would send what was only to be shown.
        files.Validators.Add(static given =>
        {
            foreach (var token in given.Tokens.Where(static token => token.Value is ['-', _, ..]))
                given.AddError($"{token.Value}: no such option. Nothing was read or sent. --help lists the options; a file of that name is ./{token.Value}.");
        });
        return files;
    }

    /// <summary>A name only: what a profile holds is never on a command line, where every user of the machine may read it.</summary>
    public static Option<string> Profile() => new("--profile")
    {
        Description = "A configuration of yours: `env` for variables (WECHATPAY_MCHID, …), or a name in wechatpay/profiles.json. Without it: a sandbox.",
        HelpName = "NAME",
    };
}
