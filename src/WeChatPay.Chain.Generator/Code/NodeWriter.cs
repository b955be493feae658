using WeChatPay.Facts;

namespace WeChatPay.Generator.Code;

/// <summary>Writes the nodes of the chain: a type for each segment, inside the type of the segment before it.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class NodeWriter
{
    private readonly RequestTypeWriter _request = new();
    private readonly ResponseTypeWriter _response = new();

    /// <summary>Writes the type of a node, and the types of everything below it.</summary>
    public void Write(CodeText file, PathNode node, string type)
    {
        file.Line(Docs.Summary($"<c>{node.Path}</c>. Immutable."));
        file.Open($"public sealed class {type} : {TypedChainNames.Node}");
        WriteMembers(file, node, type, inner: (child, childType) => Write(file, child, childType));
        file.Close();
    }

    /// <summary>Writes constructor, segments and verbs.</summary>
    /// <remarks><paramref name="inner"/> receives each segment below the node with the name of its type.</remarks>
    public void WriteMembers(CodeText file, PathNode node, string type, Action<PathNode, string> inner)
    {
        file.Line($"internal {type}(global::WeChatPay.{TypedChainNames.ChainNode} parent) : base(parent, {TextLiteral.CSharp(node.Segment)}) {{ }}");
        foreach (var (verb, operation) in node.Operations)
            WriteVerb(file, node, ApiNames.Pascal(verb.ToLowerInvariant()), operation);
        var (taken, types) = (new HashSet<string> { type }, new HashSet<string>());
        foreach (var child in node.Children.Values)
        {
            var childType = ApiNames.Unique(ApiNames.TypeOf(child.Segment), type, types);
            var member = ApiNames.MemberOf(child.Segment);
            while (!taken.Add(member))
                member += "_";
            file.Line(Docs.Summary($"<c>{child.Path}</c>{Calls(child)}"));
            file.Line($"public {childType} {ApiNames.Escape(member)} => new(this);");
            inner(child, childType);
        }
    }

    private static string Calls(PathNode node) =>
        node.Operations.Count == 0
            ? ""
            : ": " + string.Join(", ", node.Operations.Values.Select(operation => $"{operation.Method} {Docs.Escape(operation.Name)}"));

    private void WriteVerb(CodeText file, PathNode node, string verb, Operation operation)
    {
        var small = verb.ToLowerInvariant();
        if (node.Children.ContainsKey(small))
        {
            throw new FormatException(
                $"The operation {operation} and the segment `{small}` below it would be members of one name. Add a rule for such names to the generator.");
        }
        var (options, response) = ($"{verb}{TypedChainNames.OptionsSuffix}", $"{verb}{TypedChainNames.ResponseSuffix}");
        var promise = $"{TypedChainNames.Promise}<{response}>";
        var summary = Docs.Summary(Docs.Escape($"{operation.Name}: {operation.Method} {operation.Path}"));
        foreach (var (name, result, call) in (ReadOnlySpan<(string, string, string)>)
            [
                (verb, response, TypedChainNames.Call), ($"{verb}Async", promise, TypedChainNames.CallAsync),
                (small, response, TypedChainNames.Call), ($"{small}Async", promise, TypedChainNames.CallAsync),
            ])
        {
            file.Line(summary);
            file.Line(
                $"public {result} {name}({options}? options = null, CancellationToken cancellationToken = default) => "
                + $"{call}<{response}>({TextLiteral.CSharp(operation.Method)}, options, cancellationToken);");
        }
        if (PageForm.Find(operation) is { } form)
            WritePages(file, (options, response), operation, form.Items);
        WriteOptions(file, options, operation);
        file.Line(Docs.Summary(Docs.Escape($"{operation.Name}: the response to {operation.Method} {operation.Path}. Immutable.")));
        file.Open($"public sealed class {response} : {TypedChainNames.Response}");
        _response.WriteMembers(file, response, operation.Response, $"{operation.Method} {operation.Path}: {TypedChainNames.ResponseLabel}");
        file.Close();
    }

    private static void WritePages(CodeText file, (string Options, string Response) types, Operation operation, string list)
    {
        var (field, type) = ObjectWriter.NameTypes(types.Response, operation.Response).First(one => one.Field.Name == list);
        var (item, call) = (field.Type, type) switch
        {
            (_, { } inner) => ($"{types.Response}.{inner}", $"{TypedChainNames.ReadObjects}<{types.Response}.{inner}>({TextLiteral.CSharp(list)}, options, "),
            (FieldType.String, _) => ("string?", $"{TypedChainNames.ReadTexts}(options, "),
            _ => throw new FormatException($"The list `{list}` of {operation} has items of no documented type: add a rule for them to the generator."),
        };
        file.Line(Docs.Summary(Docs.Escape($"{operation.Name}: all items of the list, page by page: {operation.Method} {operation.Path}")));
        file.Line(
            $"public IAsyncEnumerable<{item}> {TypedChainNames.Pages}({types.Options}? options = null, CancellationToken cancellationToken = default) => "
            + $"{call}cancellationToken);");
    }

    private void WriteOptions(CodeText file, string type, Operation operation)
    {
        var doubt = operation.RequiredIsInferred ? " Which fields are required is partly inferred." : "";
        file.Line(Docs.Summary(Docs.Escape($"{operation.Name}: the options of {operation.Method} {operation.Path}.{doubt} For one thread.")));
        file.Open($"public sealed class {type} : {(operation.IsXml ? TypedChainNames.OptionsV2 : TypedChainNames.Options)}");
        if (operation.BaseUri is { } address)
        {
            file.Line(Docs.Summary("The base address of this operation, for <c>base_uri</c>."));
            file.Line($"public const string BaseUri = {TextLiteral.CSharp(address)};");
        }
        _request.WriteMembers(file, type, CallFields.List(operation), $"{operation.Method} {operation.Path}");
        file.Close();
    }
}
