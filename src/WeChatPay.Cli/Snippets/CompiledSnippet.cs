namespace WeChatPay.Cli.Snippets;

/// <summary>A snippet that is ready to run, or the reasons why it is not.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Language">The language of the source.</param>
/// <param name="Code">The C#, ported when the source is PHP; null when there is none.</param>
/// <param name="Image">The assembly; null when the code did not compile.</param>
/// <param name="Symbols">The debug symbols, for line numbers.</param>
/// <param name="Messages">Errors and warnings, one or more lines each.</param>
internal sealed record CompiledSnippet(
    string Name,
    SnippetLanguage Language,
    string? Code,
    byte[]? Image,
    byte[]? Symbols,
    IReadOnlyList<string> Messages)
{
    public static CompiledSnippet CreateFailed(SnippetSource source, SnippetLanguage language, params IReadOnlyList<string> messages) =>
        new(source.Name, language, null, null, null, messages);
}
