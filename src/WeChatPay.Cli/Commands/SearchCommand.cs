using System.CommandLine;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;
using WeChatPay.Snippets.Search;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay search</c>: finds documented operations and callbacks by words.</summary>
internal static class SearchCommand
{
    public static Command Create()
    {
        var words = new Argument<string[]>("WORD")
        {
            Description = Message.Of("Words in Chinese or English from names, paths and fields. A match has all of them."),
            Arity = ArgumentArity.OneOrMore,
        };
        var limit = new Option<int>("--limit", "-n")
        {
            Description = Message.Of("How many matches to show, the best first. 0 shows all."),
            HelpName = "COUNT",
            DefaultValueFactory = static _ => 20,
        };
        limit.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, out var count) && count < 0)
                given.AddError(Message.Format($"--limit {text} is negative. Write a number from 0, for example --limit 50; 0 shows all."));
        });
        var json = new Option<bool>("--json") { Description = Message.Of("Prints a JSON array, for other programs.") };
        var command = new Command("search", Message.Of("Finds documented operations and callbacks by words: wechatpay search 保险.")) { words, limit, json };
        command.SetAction(line => Run(
            line.GetValue(words)!, line.GetValue(limit), line.GetValue(json), line.InvocationConfiguration.Output, line.InvocationConfiguration.Error));
        return command;
    }

    private static int Run(string[] words, int limit, bool asJson, TextWriter output, TextWriter error)
    {
        if (words.All(string.IsNullOrWhiteSpace))
        {
            error.WriteLine(Message.Of("WORD is empty. Give a word of an operation, a path or a field: wechatpay search 退款."));
            return Tool.Misused;
        }
        var found = OperationSearch.Default.Find(words);
        var hits = found.Hits;
        if (SearchNotes.DescribeTaken(words, found) is { } taken)
            error.WriteLine(taken);
        var shown = limit == 0 ? hits : [.. hits.Take(limit)];
        if (asJson)
            output.WriteLine(new JArray(shown.Select(ToJson)).ToString(Formatting.Indented));
        else if (shown.Count > 0)
            new OperationScreen(Screen.Create(output)).Show(shown);
        if (hits.Count == 0)
            error.WriteLine(SearchNotes.DescribeNone(words));
        else if (hits.Count > shown.Count)
            error.WriteLine(Message.Format($"{hits.Count - shown.Count} more: --limit 0 shows all."));
        return hits.Count > 0 ? Tool.Done : Tool.Failed;
    }

    private static JObject ToJson(Hit hit)
    {
        var written = new JObject { ["method"] = hit.Method, ["path"] = hit.Path, ["name"] = hit.Name, ["fields"] = new JArray(hit.Fields) };
        if (hit.Protocol is { } protocol)
            written["protocol"] = protocol;
        return written;
    }
}
