using System.CommandLine;
using System.CommandLine.Parsing;

namespace WeChatPay.Cli.Errors;

/// <summary>The codes under which the guide of errors explains why a command ended as it did: one for each command, or group of commands, that can fail, and
/// one for a wrong command line.</summary>
internal static class HelpCode
{
    public const string CommandLine = "WCP2000";

    private const string Run = "run";

    private const string Desk = "WCP2012";

    private const string Kept = "WCP2016";

    /// <summary>Gets the codes of the commands.</summary>
    public static IReadOnlyDictionary<string, string> OfCommands { get; } = new Dictionary<string, string>
    {
        ["demo"] = "WCP2001",
        ["sandbox"] = "WCP2002",
        ["certs"] = "WCP2003",
        ["notify"] = "WCP2004",
        ["port"] = "WCP2005",
        [Run] = "WCP2006",
        ["repl"] = "WCP2007",
        ["search"] = "WCP2008",
        ["show"] = "WCP2009",
        ["call"] = "WCP2010",
        ["explain"] = "WCP2011",
        ["orders"] = Desk,
        ["pay"] = Desk,
        ["refund"] = Desk,
        ["close"] = Desk,
        ["bill"] = "WCP2013",
        ["mcp"] = "WCP2014",
        ["facts"] = "WCP2015",
        ["listen"] = Kept,
        ["replay"] = Kept,
        ["doctor"] = "WCP2017",
    };

    /// <summary>Finds the code for the end of a command; <see langword="null"/> where there is nothing to explain.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="exitCode">The exit code. A single file of <c>run</c> has its own.</param>
    public static string? Find(ParseResult line, int exitCode) => exitCode switch
    {
        Tool.Misused when line.Errors.Count > 0 || line.CommandResult.Command.Name != Run => CommandLine,
        Tool.Failed => OfCommands.GetValueOrDefault(Topmost(line.CommandResult).Command.Name),
        _ => null,
    };

    // `facts diff` is a command of `facts`.
    private static CommandResult Topmost(CommandResult command) =>
        command.Parent is CommandResult { Parent: not null } above ? Topmost(above) : command;
}
