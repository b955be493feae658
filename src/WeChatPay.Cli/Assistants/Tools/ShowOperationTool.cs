using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;
using WeChatPay.Snippets;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Shows an operation and code that calls it, as <c>wechatpay show</c> does.</summary>
internal sealed class ShowOperationTool() : AssistantTool(
    "show_operation",
    Message.Of("Shows a documented operation: each field of request and response with its type, whether it is required, encrypted, and its values; "
        + "then code that calls it in C# (typed and dynamic) and in PHP. Take field names from here."),
    new ToolArgument(Path, ArgumentKind.Text, Message.Of("The path, with variables or with values."), "v3/pay/transactions/jsapi") { IsRequired = true },
    new ToolArgument(Method, ArgumentKind.Text, Message.Of("The method. Default: every method of the path is shown."), "POST")
    {
        Choices = [.. OperationPaths.Methods],
    },
    new ToolArgument(Part, ArgumentKind.Text, Message.Of("What to show: all, fields, or code alone. Default: all."), All) { Choices = [All, Fields, Code] },
    new ToolArgument(AllFields, ArgumentKind.Flag, Message.Of("Writes every documented field into the code. Default: the required ones."), "true"))
{
    private const string Path = "path";
    private const string Method = "method";
    private const string Part = "part";
    private const string AllFields = "all_fields";
    private const string All = "all";
    private const string Fields = "fields";
    private const string Code = "code";

    protected override Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var (path, method, part) = (given.GetText(Path), given.FindText(Method), given.FindText(Part) ?? All);
        var operations = OperationPaths.Find(path, method);
        if (operations.Count == 0)
            return Task.FromResult(new ToolAnswer($"{Path}: {OperationPaths.DescribeUnknown(path, method)}", IsError: true));
        using var output = new StringWriter();
        var screen = new OperationScreen(Screen.Create(output));
        var scope = given.FindFlag(AllFields) ? ExampleScope.All : ExampleScope.Required;
        foreach (var (at, operation) in operations.Index())
        {
            if (at > 0)
                output.WriteLine();
            if (part != Code)
                screen.Show(operation);
            if (part != Fields)
                new OperationCode(operation, [SnippetStyle.All[0]], scope).ShowCode(screen, output);
        }
        return Task.FromResult(ToolAnswer.Of(Tool.Done, output, null, "typed-chain", "chain"));
    }
}
