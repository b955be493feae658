using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Terminal;
using WeChatPay.Facts;
using WeChatPay.Util;

namespace WeChatPay.Cli.Calls;

/// <summary>The arguments of <c>wechatpay call</c>, and the options of the chain that they make.</summary>
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

    /// <summary>Gets the JSON part of an upload; null for the file's name and digest.</summary>
    public string? Meta { get; init; }

    /// <summary>Gets the file that takes the body; null to print the body.</summary>
    public string? Sink { get; init; }

    /// <summary>Gets how messages name the arguments.</summary>
    public CallWords Words { get; init; } = CallWords.CommandLine;

    /// <summary>Makes the options of the call; host, client certificate and <c>nonceless</c> come from the facts.</summary>
    /// <param name="operation">The documented operation; null when there is none.</param>
    /// <exception cref="MisuseException">A value cannot be read.</exception>
    /// <exception cref="ArgumentException">The file cannot be uploaded.</exception>
    public Dictionary<string, object?> MakeOptions(Operation? operation)
    {
        var options = new Dictionary<string, object?>();
        if (operation is { BaseUri: { } address })
            options["base_uri"] = address;
        if (operation is { Security: true })
            options["security"] = true;
        if (operation is { Nonceless: true })
            options["nonceless"] = true;
        foreach (var (name, value) in PathVariables.Match(Path, ParsePairs(Words.Variables, Variables), Words))
            options[name] = value;
        if (Query.Count > 0)
            options["query"] = ParsePairs(Words.Query, Query);
        if (Headers.Count > 0)
            options["headers"] = ParsePairs(Words.Headers, Headers);
        if (Json is not null)
            options["json"] = ParseJson(Words.Json, Words.Resolve(Json));
        if (Xml is not null)
            options["xml"] = ParseXml(Words.Xml, Words.Resolve(Xml));
        if (Upload is not null)
            options["body"] = MakeMedia(operation);
        if (Sink is not null)
            options["sink"] = Sink;
        return options;
    }

    private static Dictionary<string, object?> ParsePairs(string option, IReadOnlyList<string> given)
    {
        var pairs = new Dictionary<string, object?>();
        foreach (var pair in given)
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0)
                throw new MisuseException(Message.Format(
                    $"{option}: {LibraryMessage.QuoteName(pair)} is not a name and a value. Write {option} name=value. Nothing was sent."));
            if (!pairs.TryAdd(pair[..at], pair[(at + 1)..]))
                throw new MisuseException(Message.Format($"{option} has {LibraryMessage.QuoteName(pair[..at])} twice. Give each name once. Nothing was sent."));
        }
        return pairs;
    }

    private static JToken ParseJson(string option, string text)
    {
        try
        {
            using var reader = GivenText.ReadJson(text);
            var json = JToken.Load(reader);
            // Throws when more text follows.
            reader.Read();
            return json;
        }
        catch (JsonException error)
        {
            throw new MisuseException(Message.Format($"{option} is not JSON: {error.Message} Nothing was sent."));
        }
    }

    private static object ParseXml(string option, string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<"))
            return ParseJson(option, text);
        try
        {
            return Transformer.ToArray(text);
        }
        catch (FormatException error)
        {
            throw new MisuseException(Message.Format($"{option} is not XML: {error.Message} Nothing was sent."));
        }
    }

    private MediaUtil MakeMedia(Operation? operation)
    {
        var part = operation?.Option("body")?.Fields.FirstOrDefault(static field => field.Name != "meta")?.Name ?? "file";
        var media = new MediaUtil(Upload!, part: part);
        if (Meta is not null)
            media.SetMeta(ParseJson("--meta", Words.Resolve(Meta)).ToString(Formatting.None));
        else if (operation?.Option("body")?.Find("meta") is { Fields.Count: > 0 } meta)
            DescribeFile(media, meta);
        return media;
    }

    /// <summary>Writes the name and the digest under the names of the table; a field that only the user knows is left to the check of the call.</summary>
    private static void DescribeFile(MediaUtil media, Field meta)
    {
        var isSm3 = meta.Fields.Any(static field => field.Values.Any(static value => value.EndsWith("SM3", StringComparison.Ordinal)));
        var pairs = new Dictionary<string, string>();
        foreach (var field in meta.Fields)
        {
            if (field.Name is "filename" or "file_name")
                pairs[field.Name] = media.FileName;
            else if (field.Name is "sha256" or "file_digest" or "digest")
                pairs[field.Name] = isSm3 ? media.Sm3() : media.Sha256();
            else if (field is { IsRequired: true, Values: [var only] })
                pairs[field.Name] = only;
        }
        media.SetMeta(pairs);
    }
}
