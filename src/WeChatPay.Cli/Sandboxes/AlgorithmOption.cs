using System.CommandLine;

namespace WeChatPay.Cli.Sandboxes;

/// <summary>The option <c>--algorithm</c>: of which kind throw-away keys are.</summary>
internal static class AlgorithmOption
{
    private const string Sm2 = "sm2";

    public static Option<string> Create(string description)
    {
        var option = new Option<string>("--algorithm") { Description = description, HelpName = "rsa|sm2", DefaultValueFactory = static _ => "rsa" };
        option.AcceptOnlyFromAmong("rsa", Sm2);
        return option;
    }

    /// <summary>Tells whether SM2 was asked for.</summary>
    public static bool IsSm2(ParseResult line, Option<string> option) => line.GetValue(option) == Sm2;
}
