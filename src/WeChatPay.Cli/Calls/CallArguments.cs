using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Cli.Terminal;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Facts;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Util;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Calls;

/// <summary>What a command line gives for one call, as the options of the chain.</summary>
internal sealed record CallArguments(string Method, string Path)
{
    /// <summary>Gets the JSON body: text, <c>@file</c> or <c>-</c>.</summary>
    public string? Json { get; init; }

    /// <summary>Gets the fields of APIv2, as XML or as JSON: text, <c>@file</c> or <c>-</c>.</summary>
    public string? Xml { get; init; }

    /// <summary>Gets the query: <c>name=value</c> each.</summary>
    public IReadOnlyList<string> Query { get; init; } = [];

    /// <summary>Gets the headers: <c>name=value</c> each.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Gets the variables of the path: <c>name=value</c> each.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Gets the file to upload; null for none.</summary>
    public string? Upload { get; init; }

    /// <summary>Gets the JSON that goes before the file, where it is not the usual one.</summary>
    public string? Meta { get; init; }

    /// <summary>Gets the file that takes the answer; null for the output.</summary>
    public string? Sink { get; init; }

    /// <summary>Makes the options. What the table says of the operation's host and protocol is filled in.</summary>
    /// <param name="operation">The operation, when it is documented.</param>
    /// <exception cref="MisuseException">A value cannot be read.</exception>
    /// <exception cref="ArgumentException">The file cannot be uploaded.</exception>
    public Dictionary<string, object?> Options(Operation? operation)
    {
        // An answer that is an error is shown as it came.
        var options = new Dictionary<string, object?> { ["http_errors"] = false };
        if (operation is { BaseUri: { } address })
            options["base_uri"] = address;
        if (operation is { Security: true })
            options["security"] = true;
        if (operation is { Nonceless: true })
            options["nonceless"] = true;
        foreach (var (name, value) in Pairs("--var", Variables))
            options[name] = value;
        if (Query.Count > 0)
            options["query"] = Pairs("--query", Query);
        if (Headers.Count > 0)
            options["headers"] = Pairs("--header", Headers);
        if (Json is not null)
            options["json"] = ReadJson("--json", GivenText.Read(Json));
        if (Xml is not null)
            options["xml"] = ReadXml(GivenText.Read(Xml));
        if (Upload is not null)
            options["body"] = Media(operation);
        if (Sink is not null)
            options["sink"] = Sink;
        return options;
    }

    private static Dictionary<string, object?> Pairs(string option, IReadOnlyList<string> given)
    {
        var pairs = new Dictionary<string, object?>();
        foreach (var pair in given)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                throw new MisuseException($"{option} {pair} has no name and value: write {option} name=value. Nothing was sent.");
            if (!pairs.TryAdd(pair[..at], pair[(at + 1)..]))
                throw new MisuseException($"{option} gives {pair[..at]} twice. Nothing was sent.");
        }
        return pairs;
    }

    private static JToken ReadJson(string option, string text)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
            var json = JToken.Load(reader);
            // Refuses what stands behind it.
            reader.Read();
            return json;
        }
        catch (JsonException error)
        {
            throw new MisuseException($"{option} is no JSON: {error.Message} Nothing was sent.");
        }
    }

    private static object ReadXml(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<"))
            return ReadJson("--xml", text);
        try
        {
            return Transformer.ToArray(text);
        }
        catch (FormatException error)
        {
            throw new MisuseException($"--xml: {error.Message} Nothing was sent.");
        }
    }

    private MediaUtil Media(Operation? operation)
    {
        var part = operation?.Option("body")?.Fields.FirstOrDefault(static field => field.Name != "meta")?.Name ?? "file";
        var media = new MediaUtil(Upload!, part: part);
        if (Meta is not null)
            media.SetMeta(ReadJson("--meta", GivenText.Read(Meta)).ToString(Formatting.None));
        return media;
    }
}
