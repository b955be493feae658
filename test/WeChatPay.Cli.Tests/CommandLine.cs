using System.CommandLine;

namespace WeChatPay.Cli.Tests;

/// <summary>Runs the tool in this process, as its <c>Main</c> does.</summary>
internal static class CommandLine
{
    public static async Task<Outcome> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Tool.RunAsync(args, new InvocationConfiguration { Output = output, Error = error });
        return new Outcome(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Runs the tool with a text on its standard input.</summary>
    public static async Task<Outcome> RunWithInputAsync(string input, params string[] args)
    {
        var before = Console.In;
        using var reader = new StringReader(input);
        Console.SetIn(reader);
        try
        {
            return await RunAsync(args);
        }
        finally
        {
            Console.SetIn(before);
        }
    }

    /// <summary>Runs one command that a test created.</summary>
    public static async Task<Outcome> RunAsync(Command command, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await command.Parse(args).InvokeAsync(new InvocationConfiguration { Output = output, Error = error });
        return new Outcome(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Gets the last line of a command that failed.</summary>
    public static string More(string code) => $"{code}: `wechatpay explain {code}` says more.\n";

    internal sealed record Outcome(int Code, string Output, string Error);
}
