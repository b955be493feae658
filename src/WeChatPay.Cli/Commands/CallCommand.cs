using System.CommandLine;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Completion;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;
using WeChatPay.Facts;
using WeChatPay.Protocol;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay call</c>: sends one call and prints the verified response.</summary>
internal static class CallCommand
{
    public static Command Create()
    {
        var method = CreateMethod();
        var path = new Argument<string>("PATH")
        {
            HelpName = "PATH",
            Description = Message.Of("The path, documented or not. A variable in braces takes its value from --var: v3/pay/transactions/id/{transaction_id}."),
        };
        // Read the token, not the value: a method that is still being typed has no valid value.
        path.CompletionSources.Add(context => context.ParseResult.GetResult(method)?.Tokens is [{ Value: var given }]
            ? PathCompletions.Find(context.WordToComplete, given)
            : []);
        var json = CreateText("--json", "JSON", Message.Of("The JSON body: the text itself, @FILE for a file, or - for the standard input."));
        var xml = CreateText("--xml", "XML", Message.Of("The fields of APIv2 as XML or JSON: the text itself, @FILE, or -. The tool adds sign and nonce_str."));
        var query = CreatePairs("--query", Message.Of("One field of the query. Repeat the option for more."));
        var header = CreatePairs("--header", Message.Of("One header. Repeat the option for more."));
        var variable = CreatePairs("--var", Message.Of("One variable of the path. Repeat the option for more."));
        var file = new Option<string>("--file") { Description = Message.Of("The file to upload."), HelpName = "FILE" };
        var meta = CreateText("--meta", "JSON", Message.Of("The JSON part of an upload: the text itself, @FILE, or -. Default: file name and SHA-256."));
        var sink = new Option<string>("--output", "-o")
        {
            Description = Message.Of("The file to write the body to. Default: the body is printed."),
            HelpName = "FILE",
        };
        var raw = new Option<bool>("--raw") { Description = Message.Of("Prints the body byte for byte; on a terminal its hidden characters are written out.") };
        var profile = SnippetArguments.CreateProfile();
        var algorithm = AlgorithmOption.Create(Message.Of("The merchant's keys at the sandbox. A profile has keys of its own."));
        var command = new Command("call", Message.Of(
            "Sends one call and prints the verified response. The call goes to a sandbox unless --profile names your merchant."))
        {
            method, path, json, xml, query, header, variable, file, meta, sink, raw, profile, algorithm,
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
            var printer = new ResponsePrinter(output, error, line.GetValue(raw), Screen.IsTerminal(output));
            try
            {
                var response = await SendAsync(call, line.GetValue(profile), AlgorithmOption.IsSm2(line, algorithm), error, cancellationToken);
                await printer.PrintAsync(response, call.Sink);
                return Tool.Done;
            }
            catch (WeChatPayApiException refusal)
            {
                // An APIv2 response of status 200 does not show that it is an error.
                if (refusal.ReturnCode is not null)
                    await error.WriteLineAsync(LibraryMessage.Tell(refusal));
                await printer.PrintAsync(refusal.Response, sink: null);
                if (refusal.Advice is { } advice)
                    await error.WriteLineAsync(AdviceText.Describe(advice));
                return Tool.Failed;
            }
            catch (Exception problem) when (problem is ArgumentException or MisuseException)
            {
                await error.WriteLineAsync(LibraryMessage.Tell(problem));
                return Tool.Misused;
            }
            catch (ProfileException problem)
            {
                await error.WriteLineAsync(Message.Format($"{problem.Message} Nothing was sent."));
                return Tool.Misused;
            }
            catch (WeChatPayNotConfiguredException problem)
            {
                await error.WriteLineAsync(LibraryMessage.Tell(problem));
                return Tool.Misused;
            }
            catch (WeChatPayException problem)
            {
                await error.WriteLineAsync(LibraryMessage.Tell(problem));
                return Tool.Failed;
            }
        });
        return command;
    }

    private static async Task<WeChatPayResponse> SendAsync(
        CallArguments call, string? profile, bool isSm2, TextWriter error, CancellationToken cancellationToken)
    {
        var operation = OperationTable.Default.Find(call.Method, call.Path);
        var options = call.MakeOptions(operation);
        var chosen = profile is null ? null : ProfileStore.Load(profile, error);
        // A profile with its own host, for example a test server, uses that host for every call.
        if (chosen is not null && chosen.Options.BaseUri != new WeChatPayOptions().BaseUri)
            options.Remove("base_uri");
        await using ISnippetTarget target = chosen is null
            ? await SandboxTarget.StartAsync(cancellationToken, new(isSm2, HasBrand: BrandPath.IsBrand(call.Path)))
            : new ProfileTarget(chosen);
        if (target.Announcement is { } announcement)
            await error.WriteLineAsync(announcement);
        if (operation is null && OperationPaths.DescribeNear(call.Path) is { } near)
            await error.WriteLineAsync(Message.Format($"note: {near}"));
        using var client = target.CreateClient("call");
        return await client[call.Path].SendAsync(call.Method, options, cancellationToken);
    }

    private static Argument<string> CreateMethod()
    {
        var method = new Argument<string>("METHOD") { HelpName = "METHOD", Description = Message.Of("GET, POST, PUT, PATCH or DELETE.") };
        method.CompletionSources.Add([.. OperationPaths.Methods]);
        method.Validators.Add(static given =>
        {
            if (given.Tokens is not [{ Value: var text }] || OperationPaths.Methods.Contains(text, StringComparer.OrdinalIgnoreCase))
                return;
            var methods = Message.Join(OperationPaths.Methods);
            given.AddError(Message.Format($"METHOD `{text}` is not one of {methods}. Example: wechatpay call GET v3/certificates. Nothing was sent."));
        });
        return method;
    }

    private static Option<string> CreateText(string name, string kind, string description) =>
        new(name) { Description = description, HelpName = $"{kind}|@FILE|-" };

    private static Option<string[]> CreatePairs(string name, string description) => new(name) { Description = description, HelpName = "NAME=VALUE" };
}
