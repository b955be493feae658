using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Writes operations and callbacks of the table as OpenAPI has them.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class OperationWriter(SampleValues samples)
{
    private const string Json = "application/json";
    private const string Xml = "text/xml";

    /// <summary>Writes an operation.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="variables">The names in the document of the variables of its path, by their names in the table.</param>
    public JObject Write(Operation operation, IReadOnlyDictionary<string, string> variables)
    {
        var written = new JObject
        {
            ["tags"] = new JArray(TagOf(operation)),
            ["summary"] = operation.Name,
            ["operationId"] = $"{operation.Method.ToLowerInvariant()}-{OperationMap.WithoutBraces(operation.Path).Replace('/', '-')}",
        };
        if (operation.BaseUri is not null)
            written["x-base-uri"] = operation.BaseUri;
        if (Parameters(operation, variables) is { Count: > 0 } parameters)
            written["parameters"] = parameters;
        if (Body(operation) is { } body)
            written["requestBody"] = body;
        written["responses"] = new JObject
        {
            [$"{operation.SuccessStatus ?? (operation.Response.Count > 0 ? 200 : 204)}"] = Response(operation),
            ["default"] = Reference("responses", operation.IsXml ? "XmlError" : "Error")
        };
        written["security"] = new JArray(operation.IsXml
            ? (operation.Security ? new JObject { ["v2"] = new JArray(), ["certificate"] = new JArray() } : new JObject { ["v2"] = new JArray() })
            : new JObject { ["v3"] = new JArray() });
        return written;
    }

    /// <summary>Writes a callback.</summary>
    public static JObject Write(DocumentedCallback callback)
    {
        var isXml = callback.Protocol == "v2";
        JObject post = new()
        {
            ["tags"] = new JArray(OpenApiDocument.Callbacks),
            ["summary"] = callback.Name,
            ["responses"] = new JObject { ["200"] = new JObject { ["description"] = "Accepted." } },
        };
        if (callback.Request.FirstOrDefault(static field => field.Name == "body") is { } body)
            post["requestBody"] = new JObject { ["required"] = true, ["content"] = Content(isXml ? Xml : Json, body.Fields) };
        if (callback.Reply.FirstOrDefault(static field => field.Name == "body") is { } reply)
            post["responses"]!["200"]!["content"] = Content(isXml ? Xml : Json, reply.Fields);
        if (callback.Request.FirstOrDefault(static field => field.Name == "headers") is { } headers)
            post["parameters"] = new JArray(headers.Fields.Where(static header => header.Name != "Content-Type")
                .Select(static header => Parameter(header, "header")));
        return new JObject { ["post"] = post };
    }

    /// <summary>Finds the tag of an operation: <c>v3.pay</c>.</summary>
    public static string TagOf(Operation operation) => string.Join('.', operation.Path.Split('/').Take(2));

    private static JArray Parameters(Operation operation, IReadOnlyDictionary<string, string> variables)
    {
        var path = variables.Select(variable =>
            Parameter(operation.Option(variable.Key) ?? new Field(variable.Key, FieldType.String, false, true), "path", variable.Value));
        var query = Fields(operation, "query").Select(static field => Parameter(field, "query"));
        var headers = Fields(operation, "headers").Select(static field => Parameter(field, "header"));
        return new JArray(path.Concat(query).Concat(headers));
    }

    private static IEnumerable<Field> Fields(Operation operation, string option) =>
        operation.Option(option)?.Fields.DistinctBy(static field => field.Name) ?? [];

    private static JObject Parameter(Field field, string place, string? name = null)
    {
        var parameter = new JObject { ["name"] = name ?? field.Name, ["in"] = place, ["schema"] = SchemaWriter.Unlabelled(field) };
        if (field.Label is { } label)
            parameter["description"] = label.ToString();
        if (field.IsRequired || place == "path")
            parameter["required"] = true;
        return parameter;
    }

    private JObject? Body(Operation operation)
    {
        if ((operation.Option("json") ?? operation.Option("xml")) is { } body)
        {
            var content = Content(operation.IsXml ? Xml : Json, body.Fields);
            if (!operation.IsXml)
                content[Json]!["example"] = samples.Make(body.Fields);
            return new JObject { ["required"] = body.IsRequired, ["content"] = content };
        }

        if (operation.Option("body") is not { } upload)
            return null;
        var parts = new JObject();
        foreach (var part in upload.Fields)
            parts[part.Name] = part.Name == "meta" ? SchemaWriter.Write(part.Fields) : new JObject { ["type"] = "string", ["format"] = "binary" };
        var schema = new JObject
        {
            ["type"] = "object",
            ["properties"] = parts,
            ["required"] = new JArray(upload.Fields.Where(static part => part.IsRequired).Select(static part => part.Name))
        };
        return new JObject { ["required"] = true, ["content"] = new JObject { ["multipart/form-data"] = new JObject { ["schema"] = schema } } };
    }

    private static JObject Response(Operation operation) => operation.Response.Count == 0
        ? new JObject { ["description"] = operation.Method == "GET" ? "A file." : "It is done." }
        : new JObject { ["description"] = "Success.", ["content"] = Content(operation.IsXml ? Xml : Json, operation.Response) };

    private static JObject Content(string type, IReadOnlyCollection<Field> fields)
    {
        var schema = SchemaWriter.Write(fields);
        if (type == Xml)
            schema["xml"] = new JObject { ["name"] = "xml" };
        return new JObject { [type] = new JObject { ["schema"] = schema } };
    }

    private static JObject Reference(string kind, string name) => new() { ["$ref"] = $"#/components/{kind}/{name}" };
}
