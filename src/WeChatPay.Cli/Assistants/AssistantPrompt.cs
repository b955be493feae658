using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants;

/// <summary>A prompt that its user picks from a menu: what the assistant is to do, step by step, with which tools.</summary>
/// <param name="name">The name.</param>
/// <param name="title">The title, for menus.</param>
/// <param name="argument">The text that the user fills in.</param>
/// <param name="write">Writes the prompt around that text, in the language of the text.</param>
internal sealed class AssistantPrompt(string name, string title, ToolArgument argument, Func<string, string> write) : McpServerPrompt
{
    private readonly ToolLanguage _ofServer = Message.Language;

    public override Prompt ProtocolPrompt { get; } = new()
    {
        Name = name,
        Title = title,
        Description = title,
        Arguments =
        [
            new PromptArgument { Name = argument.Name, Description = argument.Description, Required = argument.IsRequired },
            new PromptArgument { Name = AnswerLanguage.Argument, Description = AnswerLanguage.CreateArgument().Description, Required = false },
        ],
    };

    public override IReadOnlyList<object> Metadata => [];

    public override ValueTask<GetPromptResult> GetAsync(RequestContext<GetPromptRequestParams> request, CancellationToken cancellationToken = default)
    {
        var given = request.Params.Arguments;
        Message.Language = AnswerLanguage.Choose(given, _ofServer);
        try
        {
            var read = new GivenArguments(name, [argument, AnswerLanguage.CreateArgument()], given ?? new Dictionary<string, System.Text.Json.JsonElement>());
            return new(new GetPromptResult
            {
                Messages = [new PromptMessage { Role = Role.User, Content = new TextContentBlock { Text = write(read.FindText(argument.Name) ?? "") } }],
            });
        }
        catch (MisuseException problem)
        {
            // A prompt has no result that is an error; the protocol's own error carries the text.
            throw new ModelContextProtocol.McpProtocolException(problem.Message, ModelContextProtocol.McpErrorCode.InvalidParams);
        }
    }
}
