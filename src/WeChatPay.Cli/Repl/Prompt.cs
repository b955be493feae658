using Spectre.Console;

namespace WeChatPay.Cli.Repl;

/// <summary>What happens with each input: a command of the prompt's own, or code.</summary>
internal sealed class Prompt(IAnsiConsole console, TextWriter error, ReplSession session)
{
    private const string Help = """
        C# or PHP, one statement or many; variables stay. Enter runs what is complete and goes on with what is not.
          instance   the client as dynamic: instance.v3.certificates.get()
          client     the client by its type: client["v3/certificates"].GetAsync()
        The value of an expression is shown; a promise is waited for.
          :table     shows fields as a table       :json    shows them as JSON
          :help      this                          :quit    ends, as Ctrl+D does
        PHP without its last semicolon ends with an empty line.
        Ctrl+C gives up the line, or what it waits for. Up and down bring back earlier lines.
        Not kept for the next session: a line that begins with a space, or speaks of a key, a secret or a passphrase.
        """;

    private readonly ResponseView _view = new(console);

    /// <summary>Gets whether the user wants to end.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Gets whether an input failed.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Whether an input is to be handed over, or goes on.</summary>
    public static bool IsComplete(string input) => input.Trim() is "" or [':', ..] || ReplSession.IsComplete(input);

    public async Task HandleAsync(string input, CancellationToken cancellationToken)
    {
        var text = input.Trim();
        if (text.Length == 0)
            return;
        if (text[0] == ':')
            Command(text);
        else
            await RunAsync(text, cancellationToken);
    }

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
                Fail($"{word} is no command: there are :help, :table, :json and :quit.");
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
            Fail("Given up. A call in flight may have taken effect: query before trying again.");
        }
        catch (ReplInputException problem)
        {
            Fail(problem.Message);
        }
        // Whatever the user's code raises is told, and the next line may go better.
        catch (Exception raised)
        {
            Fail($"{raised.GetType().Name}: {raised.Message}");
        }
    }

    private void Fail(string problem)
    {
        HasFailed = true;
        error.WriteLine(problem);
    }
}
