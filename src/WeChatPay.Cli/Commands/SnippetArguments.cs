using System.CommandLine;

namespace WeChatPay.Cli.Commands;

/// <summary>What the commands on snippets have in common on the command line.</summary>
internal static class SnippetArguments
{
    public static Argument<string[]> Files(string description) => new("FILE")
    {
        Description = description,
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>A name only: what a profile holds is never on a command line, where every user of the machine may read it.</summary>
    public static Option<string> Profile() => new("--profile")
    {
        Description = "A configuration of yours: `env` for variables (WECHATPAY_MCHID, …), or a name in wechatpay/profiles.json. Without it: a sandbox.",
        HelpName = "NAME",
    };
}
