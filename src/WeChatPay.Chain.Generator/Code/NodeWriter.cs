using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the nodes of the chain: a type for each segment, inside the type of the segment before it.</summary>
internal sealed class NodeWriter
{
    private readonly RequestWriter _request = new();
    private readonly AnswerWriter _answer = new();

    /// <summary>Writes a node's type with everything below it.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="node">The node.</param>
    /// <param name="type">The type's name.</param>
    public void Write(CodeText file, PathNode node, string type)
    {
        file.Line(Docs.Summary($"<c>{node.Path}</c>. Immutable."));
        file.Open($"public sealed class {type} : TypedNode");
        WriteMembers(file, node, type, inner: (child, childType) => Write(file, child, childType));
        file.Close();
    }

    /// <summary>Writes constructor, segments and verbs.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="node">The node.</param>
    /// <param name="type">Its type's name.</param>
    /// <param name="inner">Is given each segment below with its type's name.</param>
    public void WriteMembers(CodeText file, PathNode node, string type, Action<PathNode, string> inner)
    {
        file.Line($"internal {type}(ChainNode parent) : base(parent, {Literal.Of(node.Segment)}) {{ }}");
        foreach (var (verb, operation) in node.Operations)
            WriteVerb(file, node, Names.Pascal(verb.ToLowerInvariant()), operation);
        var (taken, types) = (new HashSet<string> { type }, new HashSet<string>());
        foreach (var child in node.Children.Values)
        {
            var childType = Names.Unique(Names.TypeOf(child.Segment), type, types);
            var member = Names.MemberOf(child.Segment);
            while (!taken.Add(member))
                member += "_";
            file.Line(Docs.Summary($"<c>{child.Path}</c>{Calls(child)}"));
            file.Line($"public {childType} {Names.Escape(member)} => new(this);");
            inner(child, childType);
        }
    }

    private static string Calls(PathNode node) =>
        node.Operations.Count == 0 ? "" : ": " + string.Join(", ", node.Operations.Values.Select(operation => $"{operation.Method} {Docs.Escape(operation.Name)}"));

    private void WriteVerb(CodeText file, PathNode node, string verb, Operation operation)
    {
        var small = verb.ToLowerInvariant();
        if (node.Children.ContainsKey(small))
            throw new FormatException($"{operation} and the segment `{small}` below it would be members of one name: give the generator a rule for that first.");
        var (options, answer) = ($"{verb}Options", $"{verb}Response");
        var summary = Docs.Summary(Docs.Escape($"{operation.Name}: {operation.Method} {operation.Path}"));
        foreach (var (name, result, call) in (ReadOnlySpan<(string, string, string)>)
            [(verb, answer, "Call"), ($"{verb}Async", $"Promise<{answer}>", "CallAsync"), (small, answer, "Call"), ($"{small}Async", $"Promise<{answer}>", "CallAsync")])
        {
            file.Line(summary);
            file.Line($"public {result} {name}({options}? options = null, CancellationToken cancellationToken = default) => {call}<{answer}>({Literal.Of(operation.Method)}, options, cancellationToken);");
        }
        WriteOptions(file, options, operation);
        file.Line(Docs.Summary(Docs.Escape($"{operation.Name}: what {operation.Method} {operation.Path} answers. Immutable.")));
        file.Open($"public sealed class {answer} : TypedResponse");
        _answer.WriteMembers(file, answer, operation.Response, $"{operation.Method} {operation.Path}: answer");
        file.Close();
    }

    private void WriteOptions(CodeText file, string type, Operation operation)
    {
        file.Line(Docs.Summary(Docs.Escape($"{operation.Name}: what {operation.Method} {operation.Path} takes. Filled by one thread.")));
        file.Open($"public sealed class {type} : {(operation.IsXml ? "CallOptionsV2" : "CallOptions")}");
        if (operation.BaseUri is { } address)
        {
            file.Line(Docs.Summary("The base address of this operation, for <c>base_uri</c>."));
            file.Line($"public const string BaseUri = {Literal.Of(address)};");
        }
        _request.WriteMembers(file, type, OptionsOf(operation), $"{operation.Method} {operation.Path}");
        file.Close();
    }

    /// <inheritdoc cref="CallFields.Of"/>
    internal static IEnumerable<Field> OptionsOf(Operation operation) => CallFields.Of(operation);
}
