using System.CommandLine;
using WeChatPay.Cli.Calls;
using WeChatPay.Cli.Completion;
using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;
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
            var run = new CallRun(call, new ResponsePrinter(output, error, line.GetValue(raw), Screen.IsTerminal(output)), error);
            var (name, isSm2) = (line.GetValue(profile), AlgorithmOption.IsSm2(line, algorithm));
            return await run.RunAsync(token => OpenAsync(call, name, isSm2, error, token), cancellationToken);
        });
        return command;
    }

    private static async Task<CallTarget> OpenAsync(
        CallArguments call, string? profile, bool isSm2, TextWriter error, CancellationToken cancellationToken)
    {
        if (profile is null)
            return new(await SandboxTarget.StartAsync(cancellationToken, new(isSm2, HasBrand: BrandPath.IsBrand(call.Path))));
        var chosen = ProfileStore.Load(profile, error);
        return new(new ProfileTarget(chosen), HasOwnHost: chosen.Options.BaseUri != new WeChatPayOptions().BaseUri);
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
