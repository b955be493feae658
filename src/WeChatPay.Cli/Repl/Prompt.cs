using Spectre.Console;
using WeChatPay.Cli.Errors;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Repl;

/// <summary>Handles one input after another: a command of the prompt, or code.</summary>
internal sealed class Prompt(IAnsiConsole console, TextWriter error, ReplSession session)
{
    private static string Help => Message.Of("""
        Type C# or PHP, one statement or more. Variables stay. Enter runs a complete input and continues an incomplete one.
          instance   the client as dynamic: instance.v3.certificates.get()
          client     the client by its type: client["v3/certificates"].GetAsync()
        The prompt shows the value of an expression and awaits promises and tasks.
          :table     shows fields as a table       :json    shows fields as JSON
          :help      shows this help               exit     ends, as :quit and Ctrl+D do
        PHP without its last semicolon ends with an empty line.
        Ctrl+C cancels the line or the running call. Up and down show earlier inputs.
        Tab completes paths, options and C#.
        The next session does not get inputs that begin with a space or may hold a secret.
        """);

    private readonly ResponseView _view = new(console);

    /// <summary>Gets whether the user wants to end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Gets whether an input failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Checks whether an input is complete, or continues on the next line.</summary>
    public static bool IsComplete(string input) => input.Trim() is "" or [':', ..] || IsExit(input.Trim()) || ReplSession.IsComplete(input);

    public async Task HandleAsync(string input, CancellationToken cancellationToken)
    {
        var text = input.Trim();
        if (text.Length == 0)
            return;
        if (IsExit(text))
            IsOver = true;
        else if (text[0] == ':')
            Command(text);
        else
            await RunAsync(text, cancellationToken);
    }

    // The word of shells, of PHP and of most prompts.
    private static bool IsExit(string text) => text.TrimEnd(';', ' ').ToLowerInvariant() is "exit" or "quit" or "exit()" or "quit()" or "exit(0)";

    private void Command(string word)
    {
        switch (word)
        {
            case ":help":
                console.WriteLine(Help);
                break;
            case ":quit" or ":exit":
                IsOver = true;
                break;
            case ":table" or ":json":
                _view.AsJson = word == ":json";
                break;
            default:
                Fail(Message.Format($"{word} is not a command. The commands are :help, :table, :json and :quit."));
                break;
        }
    }

    private async Task RunAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            if (await session.EvaluateAsync(text, cancellationToken) is { } value)
                _view.Show(value);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Fail(Message.Of("Cancelled. A call that was sent may have taken effect: query before you try again."));
        }
        catch (ReplInputException problem)
        {
            Fail(problem.Message);
        }
        catch (WeChatPayApiException refused)
        {
            Fail($"{refused.GetType().Name}: {LibraryMessage.Tell(refused)}");
            if (refused.Advice is { } advice)
                error.WriteLine(AdviceText.Describe(advice));
        }
        // The user's code may throw anything. The prompt reports it and goes on.
        catch (Exception raised)
        {
            Fail($"{raised.GetType().Name}: {LibraryMessage.Tell(raised)}");
        }
    }

    private void Fail(string problem)
    {
        HasFailed = true;
        error.WriteLine(TerminalText.Escape(problem));
    }
}
