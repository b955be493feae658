using System.CommandLine;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Completion;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay call</c>: sends one request, and prints its verified answer.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var method = new Argument<string>("METHOD") { HelpName = "METHOD", Description = "GET, POST, PUT, PATCH or DELETE." };
        method.CompletionSources.Add([.. OperationPaths.Methods]);
        method.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var text }] && !OperationPaths.Methods.Contains(text, StringComparer.OrdinalIgnoreCase))
                given.AddError($"{text} is no method of the API. Write one of {string.Join(", ", OperationPaths.Methods)}: wechatpay call GET v3/certificates.");
        });
        var path = new Argument<string>("PATH") { HelpName = "PATH", Description = "The path, documented or not: v3/pay/transactions/id/{transaction_id}, with --var for what is in braces." };
        // Not its value, which is refused while it is being typed.
        path.CompletionSources.Add(context => context.ParseResult.GetResult(method)?.Tokens is [{ Value: var given }] ? PathCompletions.Of(context.WordToComplete, given) : []);
        var json = new Option<string>("--json") { Description = "The JSON body: itself, @ and a file, or - for the standard input.", HelpName = "JSON|@FILE|-" };
        var xml = new Option<string>("--xml") { Description = "The fields of APIv2, as XML or JSON: themselves, @ and a file, or -. They are signed; leave sign and nonce_str out.", HelpName = "XML|@FILE|-" };
        var query = Pairs("--query", "A field of the query; again for each.");
        var header = Pairs("--header", "A header; again for each.");
        var variable = Pairs("--var", "A variable of the path; again for each.");
        var file = new Option<string>("--file") { Description = "A file to upload.", HelpName = "FILE" };
        var meta = new Option<string>("--meta") { Description = "The JSON that goes before the file, where file name and SHA-256 are not enough: itself, @ and a file, or -.", HelpName = "JSON|@FILE|-" };
        var sink = new Option<string>("--output", "-o") { Description = "The file to write the body to.", HelpName = "FILE" };
        var raw = new Option<bool>("--raw") { Description = "Prints the body as it came, byte for byte." };
        var profile = SnippetArguments.Profile();
        var command = new Command("call", "Sends one call and prints the verified answer; against a sandbox, unless --profile names a merchant of yours.")
        {
            method, path, json, xml, query, header, variable, file, meta, sink, raw, profile,
        };
        command.SetAction(async (line, cancellationToken) =>
        {
            var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            var call = new CallArguments(line.GetRequiredValue(method).ToUpperInvariant(), line.GetRequiredValue(path))
            {
                Json = line.GetValue(json),
                Xml = line.GetValue(xml),
                Query = line.GetValue(query) ?? [],
                Headers = line.GetValue(header) ?? [],
                Variables = line.GetValue(variable) ?? [],
                Upload = line.GetValue(file),
                Meta = line.GetValue(meta),
                Sink = line.GetValue(sink),
            };
            var printer = new AnswerPrinter(output, error, line.GetValue(raw));
            try
            {
                var answer = await SendAsync(call, line.GetValue(profile), error, cancellationToken);
                await printer.PrintAsync(answer, call.Sink);
                return answer.IsSuccess ? Tool.Done : Tool.Failed;
            }
            catch (WeChatPayApiException refusal)
            {
                // APIv2 says what is wrong in an answer with 200.
                await error.WriteLineAsync(refusal.Message);
                await printer.PrintAsync(refusal.Response, sink: null);
                return Tool.Failed;
            }
            catch (Exception problem) when (problem is ArgumentException or MisuseException)
            {
                await error.WriteLineAsync(MisuseException.MessageOf(problem));
                return Tool.Misused;
            }
            catch (Exception problem) when (problem is WeChatPayException or ProfileException)
            {
                await error.WriteLineAsync(problem is ProfileException ? $"{problem.Message} Nothing was sent." : problem.Message);
                return Tool.Failed;
            }
        });
        return command;
    }

    private static async Task<WeChatPayResponse> SendAsync(CallArguments call, string? profile, TextWriter error, CancellationToken cancellationToken)
    {
        var operation = OperationTable.Default.Find(call.Method, call.Path);
        var options = call.Options(operation);
        var chosen = profile is null ? null : ProfileStore.Load(profile);
        // A profile with a host of its own, a test server for instance, means it for every call.
        if (chosen is not null && chosen.Options.BaseUri != new WeChatPayOptions().BaseUri)
            options.Remove("base_uri");
        await using ISnippetTarget target = chosen is null ? await SandboxTarget.StartAsync(cancellationToken) : new ProfileTarget(chosen);
        if (target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);
        using var client = target.CreateClient("call");
        var node = client[call.Path];
        return await (call.Method switch
        {
            "GET" => node.GetAsync(options, cancellationToken),
            "POST" => node.PostAsync(options, cancellationToken),
            "PUT" => node.PutAsync(options, cancellationToken),
            "PATCH" => node.PatchAsync(options, cancellationToken),
            _ => node.DeleteAsync(options, cancellationToken),
        });
    }

    private static Option<string[]> Pairs(string name, string description) => new(name) { Description = description, HelpName = "NAME=VALUE" };
}
