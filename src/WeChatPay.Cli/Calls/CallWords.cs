using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Calls;

/// <summary>How the arguments of a call are named to its user, and whether a text may stand for a file.</summary>
internal sealed record CallWords(string Path, string Json, string Xml, string Query, string Headers, string Variables)
{
    /// <summary>Gets the words of the command line, where <c>@file</c> and <c>-</c> stand for texts.</summary>
    public static CallWords CommandLine { get; } =
        new("PATH", "--json", "--xml", "--query", "--header", "--var")
        {
            Resolve = GivenText.Resolve,
            Pair = static (option, name) => $"{option} {name}=VALUE",
        };

    /// <summary>Gets the words of an assistant's tool, which has objects where the command line has pairs.</summary>
    public static CallWords Assistant { get; } =
        new("path", "json", "xml", "query", "headers", "variables")
        {
            Resolve = static text => text,
            Pair = static (option, name) => $"{option}.{name}",
        };

    /// <summary>Gets the text that an argument stands for.</summary>
    public required Func<string, string> Resolve { get; init; }

    /// <summary>Gets how a name is given its value: the argument, then the name.</summary>
    public required Func<string, string, string> Pair { get; init; }
}
