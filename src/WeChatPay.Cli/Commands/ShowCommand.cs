using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Completion;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;
using WeChatPay.Snippets;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay show</c>: shows an operation's fields, and code that calls the operation.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH")
        {
            HelpName = "PATH",
            Description = Message.Of(
                "The path, with variables or with values: v3/pay/transactions/id/{transaction_id}. Or the event of a callback: TRANSACTION.SUCCESS."),
        };
        path.CompletionSources.Add(static context => PathCompletions.Find(context.WordToComplete, null));
        var method = new Option<string>("--method", "-X")
        {
            Description = Message.Of("The method. Default: every method of the path is shown."),
            HelpName = "METHOD",
        };
        method.CompletionSources.Add([.. OperationPaths.Methods]);
        var style = new Option<string>("--style")
        {
            Description = Message.Format($"The style of dynamic C# and of PHP: {Message.Join(SnippetStyle.All.Select(static one => one.Name))}, or all."),
            HelpName = "STYLE",
            DefaultValueFactory = static _ => SnippetStyle.All[0].Name,
        };
        style.AcceptOnlyFromAmong([.. SnippetStyle.All.Select(static one => one.Name), "all"]);
        var code = new Option<string>("--code")
        {
            Description = Message.Of("Prints the code alone, to pipe or paste: typed, dynamic or php."),
            HelpName = "LANGUAGE",
        };
        code.AcceptOnlyFromAmong([.. OperationCode.Languages]);
        var all = new Option<bool>("--all") { Description = Message.Of("Writes every documented field into the code. Default: the required ones.") };
        var json = new Option<bool>("--json") { Description = Message.Of("Prints the facts alone as a JSON array, for other programs: no code.") };
        var command = new Command("show", Message.Of("Shows a documented operation: its fields, and C# and PHP to paste."))
        {
            path, method, style, code, all, json,
        };
        command.Validators.Add(line =>
        {
            if (line.GetValue(json) && line.GetValue(code) is { } language)
                line.AddError(Message.Format($"--json and --code {language} exclude each other: --json prints facts, --code prints code."));
        });
        command.SetAction(line =>
        {
            var operations = OperationPaths.Find(line.GetRequiredValue(path), line.GetValue(method));
            var callbacks = operations.Count == 0 ? OperationPaths.FindCallbacks(line.GetRequiredValue(path)) : [];
            if (line.GetValue(json) && operations.Count + callbacks.Count > 0)
            {
                line.InvocationConfiguration.Output.WriteLine(
                    new JArray(operations.Select(OperationJson.Write).Concat(callbacks.Select(OperationJson.Write))).ToString(Formatting.Indented));
                return Tool.Done;
            }
            foreach (var callback in callbacks)
                new OperationScreen(Screen.Create(line.InvocationConfiguration.Output)).Show(callback);
            if (callbacks.Count > 0)
                return Tool.Done;
            if (operations.Count == 0)
            {
                line.InvocationConfiguration.Error.WriteLine(OperationPaths.DescribeUnknown(line.GetRequiredValue(path), line.GetValue(method)));
                return Tool.Failed;
            }
            IReadOnlyList<SnippetStyle> styles = [.. SnippetStyle.All.Where(one => line.GetValue(style) is var name && (name == "all" || name == one.Name))];
            var scope = line.GetValue(all) ? ExampleScope.All : ExampleScope.Required;
            foreach (var (at, operation) in operations.Index())
            {
                if (at > 0)
                    line.InvocationConfiguration.Output.Write('\n');
                var shown = new OperationCode(operation, styles, scope);
                if (line.GetValue(code) is { } language)
                    line.InvocationConfiguration.Output.Write(shown.Write(language));
                else
                    shown.Show(new OperationScreen(Screen.Create(line.InvocationConfiguration.Output)), line.InvocationConfiguration.Output);
            }
            return Tool.Done;
        });
        return command;
    }
}
