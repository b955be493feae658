using System.CommandLine;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Commands;

/// <summary>The arguments that several commands on snippets share.</summary>
internal static class SnippetArguments
{
    public static Argument<string[]> CreateFiles(string description)
    {
        var files = new Argument<string[]>("FILE") { Description = description, Arity = ArgumentArity.ZeroOrMore };
        // A misspelt --dry-run that is read as a file name would send requests that the user only wanted to see.
        files.Validators.Add(static given =>
        {
            foreach (var token in given.Tokens.Where(static token => token.Value is ['-', _, ..]))
            {
                given.AddError(
                    Message.Format(
                        $"{token.Value} is not an option. --help lists the options; write ./{token.Value} for a file of that name. Nothing was read or sent."));
            }
        });
        return files;
    }

    /// <summary>Makes <c>--profile</c>. It takes a name alone: every user of the machine can read a command line, so keys are never on one.</summary>
    public static Option<string> CreateProfile() => new("--profile")
    {
        Description = Message.Of(
            "Your merchant: `env` for environment variables (WECHATPAY_MCHID, …), or a name in wechatpay/profiles.json. Default: a sandbox."),
        HelpName = "NAME",
    };

    /// <summary>Makes <c>--output</c>: how PHP is written as C#.</summary>
    public static Option<string> CreateOutput()
    {
        var output = new Option<string>("--output")
        {
            Description = Message.Of(
                "How PHP becomes C#: verbatim (line by line, with PHP's names) or idiomatic (await, typed calls, names and library of C#)."),
            DefaultValueFactory = static _ => "verbatim",
        };
        output.AcceptOnlyFromAmong("verbatim", "idiomatic");
        return output;
    }

    public static PortingOutput OutputOf(string? word) => word == "idiomatic" ? PortingOutput.Idiomatic : PortingOutput.Verbatim;
}
