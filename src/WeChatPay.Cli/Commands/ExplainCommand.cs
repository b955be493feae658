using System.CommandLine;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay explain</c>: says what an error of WeChat Pay means and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var error = new Argument<string>("ERROR")
        {
            HelpName = "CODE|SUB-CODE|REQUEST-ID|FILE|-",
            Description = Message.Of(
                "An error code, a sub-code, a Request-ID, a code such as WCP1003, or a file with the error: the body of the response, a log, an exception."),
        };
        var command = new Command("explain", Message.Of(
            "Explains an error of WeChat Pay: its meaning, what to do, and whether to repeat the request."))
        {
            error,
        };
        command.SetAction(line =>
        {
            try
            {
                return Run(line.GetRequiredValue(error), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            }
            catch (MisuseException problem)
            {
                line.InvocationConfiguration.Error.WriteLine(problem.Message);
                return Tool.Misused;
            }
        });
        return command;
    }

    private static int Run(string given, TextWriter output, TextWriter error)
    {
        var isFile = given == "-" || File.Exists(given);
        if (!isFile && ErrorGuide.Find(given) is { } section)
        {
            output.Write(section);
            return Tool.Done;
        }
        var text = given == "-" ? Console.In.ReadToEnd() : isFile ? GivenSecret.ReadFile(given) : given;
        if (ErrorReport.Describe(text) is { } report)
        {
            output.Write(report);
            return Tool.Done;
        }
        error.WriteLine(isFile
            ? Message.Format($"{given} has no documented error code, no sub-code and no status of an error.")
            : Message.Of(
                "ERROR is not a documented error code, sub-code or Request-ID, and not a file. A Request-ID that ends in -0 says that all went well."));
        return Tool.Failed;
    }
}
