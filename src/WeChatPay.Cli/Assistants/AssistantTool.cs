using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Assistants;

/// <summary>A tool for assistants: it reads its arguments, runs in the language of the question and within its time, and answers briefly.</summary>
/// <remarks>Thread-safe where the tool itself is: a client may call several tools at once.</remarks>
internal abstract class AssistantTool : McpServerTool
{
    private readonly ToolLanguage _ofServer = Message.Language;
    private readonly IReadOnlyList<ToolArgument> _arguments;

    /// <param name="name">The name, in lower case with underscores.</param>
    /// <param name="description">When to use it, and what it gives.</param>
    /// <param name="arguments">What it takes.</param>
    protected AssistantTool(string name, string description, params IEnumerable<ToolArgument> arguments)
    {
        _arguments = [.. arguments, AnswerLanguage.CreateArgument()];
        ProtocolTool = new ModelContextProtocol.Protocol.Tool
        {
            Name = name,
            Description = description,
            InputSchema = WriteSchema(_arguments),
            // Nothing but this machine is reached, so no tool is open to the world.
            Annotations = new ToolAnnotations { ReadOnlyHint = true, DestructiveHint = false, OpenWorldHint = false },
        };
    }

    public sealed override ModelContextProtocol.Protocol.Tool ProtocolTool { get; }

    public sealed override IReadOnlyList<object> Metadata => [];

    /// <summary>Gets how long the tool may take.</summary>
    public virtual TimeSpan Limit => TimeSpan.FromSeconds(60);

    public sealed override async ValueTask<CallToolResult> InvokeAsync(
        RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        var given = request.Params.Arguments;
        Message.Language = AnswerLanguage.Choose(given, _ofServer);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(Limit);
        try
        {
            // Beside the protocol's own thread: the search and the compiler take their time without awaiting.
            var answer = await Task.Run(() => RunAsync(new GivenArguments(ProtocolTool.Name, _arguments, given ?? EmptyArguments), late.Token), late.Token)
                .WaitAsync(late.Token);
            return answer.ToResult();
        }
        catch (Exception problem) when (problem is ArgumentException or MisuseException)
        {
            return new ToolAnswer(LibraryMessage.Tell(problem), IsError: true).ToResult();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ToolAnswer(
                Message.Format($"{ProtocolTool.Name} took longer than {Limit.TotalSeconds:0} s and was ended. Give it less to do."), IsError: true).ToResult();
        }
    }

    /// <summary>Runs the tool.</summary>
    /// <exception cref="MisuseException">An argument is wrong; the message begins with its name.</exception>
    protected abstract Task<ToolAnswer> RunAsync(GivenArguments given, CancellationToken cancellationToken);

    private static Dictionary<string, JsonElement> EmptyArguments { get; } = [];

    private static JsonElement WriteSchema(IReadOnlyList<ToolArgument> arguments)
    {
        var schema = new JObject
        {
            ["type"] = "object",
            ["properties"] = new JObject(arguments.Select(static one => new JProperty(one.Name, one.WriteSchema()))),
            ["required"] = new JArray(arguments.Where(static one => one.IsRequired).Select(static one => one.Name)),
            ["additionalProperties"] = false,
        };
        using var document = JsonDocument.Parse(schema.ToString(Formatting.None));
        return document.RootElement.Clone();
    }
}
