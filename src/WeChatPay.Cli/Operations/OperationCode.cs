using WeChatPay.Facts;
using WeChatPay.Snippets;

namespace WeChatPay.Cli.Operations;

/// <summary>Code that calls an operation.</summary>
internal sealed class OperationCode(Operation operation, IReadOnlyList<SnippetStyle> styles, ExampleScope scope)
{
    private static readonly Dictionary<string, Func<Operation, SnippetStyle, ExampleScope, string>> Writers = new()
    {
        ["typed"] = static (operation, _, scope) => Snippet.Typed(operation, scope),
        ["dynamic"] = Snippet.Dynamic,
        ["php"] = Snippet.Php,
    };

    /// <summary>Gets the languages by their names for <c>--code</c>.</summary>
    public static IReadOnlyCollection<string> Languages => Writers.Keys;

    /// <summary>Writes the code alone, in one language.</summary>
    public string Write(string language) =>
        string.Join('\n', styles.Take(language == "typed" ? 1 : styles.Count).Select(style => Writers[language](operation, style, scope)));

    /// <summary>Shows the operation, then the code in every language.</summary>
    public void Show(OperationScreen screen, TextWriter output)
    {
        screen.Show(operation);
        ShowCode(screen, output);
    }

    /// <summary>Shows the code in every language, each below its heading.</summary>
    public void ShowCode(OperationScreen screen, TextWriter output)
    {
        screen.ShowHeading(Message.Of("C#, typed: var instance = Builder.Factory(…), package WeChatPay.Chain.OpenApi"));
        output.Write(Snippet.Typed(operation, scope));
        foreach (var style in styles)
        {
            screen.ShowHeading(Message.Format($"C#: dynamic instance = Builder.Factory(…); {style.Title}"));
            output.Write(Snippet.Dynamic(operation, style, scope));
        }
        foreach (var style in styles)
        {
            screen.ShowHeading(Message.Format($"PHP: $instance = Builder::factory([…]); {style.Title}"));
            output.Write(Snippet.Php(operation, style, scope));
        }
    }
}
