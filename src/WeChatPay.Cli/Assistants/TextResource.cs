using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace WeChatPay.Cli.Assistants;

/// <summary>A text that an assistant may read.</summary>
/// <param name="uri">Its URI.</param>
/// <param name="name">Its name.</param>
/// <param name="title">Its title, for lists.</param>
/// <param name="mimeType">The type of the text.</param>
/// <param name="read">Reads it.</param>
internal sealed class TextResource(string uri, string name, string title, string mimeType, Func<CancellationToken, Task<string>> read) : McpServerResource
{
    public const string Markdown = "text/markdown";

    public override ResourceTemplate ProtocolResourceTemplate { get; } =
        new() { UriTemplate = uri, Name = name, Title = title, MimeType = mimeType };

    public override IReadOnlyList<object> Metadata => [];

    /// <summary>Makes the resource of a guide.</summary>
    /// <param name="file">Its name in the tool: <c>docs/en/callbacks.md</c>.</param>
    public static TextResource OfGuide(string file)
    {
        var title = GuideFiles.TitleOf(ToolText.Read(file));
        return new(GuideFiles.UriOfFile(file), file["docs/".Length..^".md".Length], title, Markdown, _ => Task.FromResult(ToolText.Read(file)));
    }

    public override bool IsMatch(string uri) => uri == ProtocolResourceTemplate.UriTemplate;

    public override async ValueTask<ReadResourceResult> ReadAsync(
        RequestContext<ReadResourceRequestParams> request, CancellationToken cancellationToken = default) => new()
        {
            Contents = [new TextResourceContents { Uri = uri, MimeType = mimeType, Text = await read(cancellationToken) }],
        };
}
