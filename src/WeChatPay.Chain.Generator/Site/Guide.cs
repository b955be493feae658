using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>A page that is written by hand.</summary>
/// <param name="Source">The path in the repository: <c>docs/en/chain.md</c>.</param>
/// <param name="Path">The path among the site's sources: <c>en/chain.md</c>.</param>
/// <param name="Language">The language.</param>
/// <param name="Text">The Markdown.</param>
internal sealed record Guide(string Source, string Path, Language Language, string Text)
{
    /// <summary>Gets the name in the list of guides: <c>chain</c>, <c>errors/WCP1001</c>.</summary>
    public string Name => System.IO.Path.ChangeExtension(Path[(Language.Code.Length + 1)..], null);

    /// <summary>Gets the heading of the page.</summary>
    public string Title =>
        Text.Split('\n').FirstOrDefault(static line => line.StartsWith("# ", StringComparison.Ordinal))?[2..].Replace("`", "", StringComparison.Ordinal).Trim()
        ?? throw new InvalidOperationException($"{Source} has no heading `# …`.");

    /// <summary>Gets whether the page is about the project itself: such a page is in the root of the repository, and in English alone.</summary>
    public bool IsOfProject => !Source.Contains('/', StringComparison.Ordinal) && Name != Guides.First;
}
