using System.CommandLine;
using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Repl;
using WeChatPay.Cli.Snippets;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay repl</c>: a prompt for C# and PHP; from a pipe it reads the same inputs.</summary>
internal static class ReplCommand
{
    public static Command Create()
    {
        var profile = SnippetArguments.CreateProfile();
        var command = new Command("repl", Message.Of("Opens a prompt for lines in C# and PHP, with `instance` ready.")) { profile };
        command.SetAction(async (line, cancellationToken) =>
        {
            var (output, error) = (line.InvocationConfiguration.Output, line.InvocationConfiguration.Error);
            try
            {
                await using ISnippetTarget target = line.GetValue(profile) is { } name
                    ? new ProfileTarget(ProfileStore.Load(name, error))
                    : await SandboxTarget.StartAsync(cancellationToken);
                if (target.Announcement is { } announcement)
                    await error.WriteLineAsync(announcement);
                return await RunAsync(target, output, error, cancellationToken);
            }
            catch (ProfileException problem)
            {
                await error.WriteLineAsync(Message.Format($"{problem.Message} Nothing was sent."));
                return Tool.Misused;
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(ISnippetTarget target, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        // Made before `SnippetConsole` replaces the console, while it can still be seen whether the output is a terminal.
        var screen = Screen.Create(output);
        var client = target.CreateClient("repl");
        new MisspeltPaths(error, name: null).Watch(client);
        using var scope = new SnippetScope(client, Screen.IsTerminal(output) ? new TerminalWriter(output) : output);
        using var console = SnippetConsole.Install();
        scope.Enter();
        var session = new ReplSession(new ReplGlobals(scope.Client));
        var prompt = new Prompt(screen, error, session);
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
            return await ReadPipeAsync(prompt, cancellationToken);
        var receiver = target.Announcement is null ? Message.Of("a sandbox on this machine") : Message.Of("the profile's merchant");
        await output.WriteLineAsync(Message.Format($"Type C# or PHP. Calls go to {receiver}. :help shows help, Ctrl+D ends."));
        await ReadKeysAsync(prompt, session, output);
        return Tool.Done;
    }

    private static async Task<int> ReadPipeAsync(Prompt prompt, CancellationToken cancellationToken)
    {
        var lines = new LineReader(Console.In, Prompt.IsComplete);
        while (!prompt.IsOver && lines.Read() is { } input)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await prompt.HandleAsync(input, cancellationToken);
        }
        return prompt.HasFailed ? Tool.Failed : Tool.Done;
    }

    private static async Task ReadKeysAsync(Prompt prompt, ReplSession session, TextWriter output)
    {
        using var keys = new ConsoleKeys();
        var view = new LineView(output, static () => Console.WindowWidth, static () => Console.CursorLeft);
        var completion = new ReplCompletion(session);
        var editor = new LineEditor(keys, view, new LineHistory(LineHistory.FullName), Prompt.IsComplete, completion.Find);
        while (!prompt.IsOver && editor.Read() is { } input)
            await keys.RunAsync(token => prompt.HandleAsync(input, token));
    }
}
