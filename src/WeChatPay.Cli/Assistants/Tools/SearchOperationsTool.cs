using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Assistants.Tools;

/// <summary>Finds operations and callbacks by words, as <c>wechatpay search</c> does.</summary>
internal sealed class SearchOperationsTool() : AssistantTool(
    "search_operations",
    Message.Of("Finds WeChat Pay's documented operations and callbacks by words in Chinese or English. Gives method, path, name and the fields that match. "
        + "Use it first: the paths of WeChat Pay are not to be guessed."),
    new ToolArgument(Words, ArgumentKind.Text, Message.Of("Words of names, paths, events and fields; a match has all of them."), "小程序支付")
    {
        IsRequired = true,
    },
    new ToolArgument(Count, ArgumentKind.Number, Message.Of("How many matches, the best first. Default: 10."), "10") { Range = (1, 50) })
{
    private const string Words = "words";
    private const string Count = "limit";

    protected override Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken)
    {
        var words = given.GetText(Words).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var found = OperationSearch.Default.Find(words);
        if (found.Hits.Count == 0)
            return Task.FromResult(new ToolAnswer($"{Words}: {SearchNotes.DescribeNone(words)}", IsError: true));
        using var output = new StringWriter();
        if (SearchNotes.DescribeTaken(words, found) is { } taken)
            output.WriteLine(taken);
        var shown = found.Hits.Take(given.FindNumber(Count, 10)).ToList();
        new OperationScreen(Screen.Create(output)).Show(shown);
        if (found.Hits.Count > shown.Count)
            output.WriteLine(Message.Format($"{found.Hits.Count - shown.Count} more: raise {Count}, or add a word."));
        output.WriteLine(Message.Of("show_operation has the fields and the code of a path, show_callback those of an event."));
        return Task.FromResult(ToolAnswer.Of(Tool.Done, output, null));
    }
}
