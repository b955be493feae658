using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>Reads the fields of a JSON body, and keeps the first error.</summary>
/// <remarks>Mutable: use it from one thread. It ignores other fields, as WeChat Pay does.</remarks>
internal sealed class JsonBody
{
    private readonly JObject _fields;
    private readonly string _at;

    private JsonBody(JObject fields, string at) => (_fields, _at) = (fields, at);

    /// <summary>Gets the refusal for the first wrong field, or null when every field so far was right.</summary>
    public SandboxResponse? Refusal { get; private set; }

    /// <summary>Reads a JSON object.</summary>
    /// <param name="body">Its bytes.</param>
    /// <param name="refusal">The error, where the result is null.</param>
    /// <param name="at">A JSON pointer to where it is; empty for the body itself.</param>
    public static JsonBody? Parse(byte[] body, out SandboxResponse? refusal, string at = "")
    {
        refusal = null;
        if (StrictJson.ParseObject(body, out var problem) is { } fields)
            return new JsonBody(fields, at);

        refusal = NoJson(at, problem);
        return null;
    }

    /// <summary>Reads a required text.</summary>
    /// <returns>The text; empty when <see cref="Refusal"/> is set.</returns>
    public string RequireText(string name)
    {
        switch (_fields[name])
        {
            case null:
                return Refuse(name, "missing", "is missing");
            case { Type: JTokenType.String } token when token.Value<string>() is { Length: > 0 } text:
                return text;
            case { Type: JTokenType.String }:
                return Refuse(name, "empty", "is empty");
            case { Type: var type }:
                return Refuse(name, "wrong type", $"is of the type {type.ToString().ToLowerInvariant()}, not string");
        }
    }

    /// <summary>Reads a required absolute URL over http or https.</summary>
    /// <returns>The text; empty when <see cref="Refusal"/> is set.</returns>
    public string RequireUrl(string name)
    {
        var text = RequireText(name);
        if (text.Length == 0)
            return text;
        if (!HttpUrl.IsAbsolute(text))
            return Refuse(name, "not an absolute URL", $"is `{text}`, not an absolute URL over http or https such as https://example.com/notify");
        return HttpUrl.FindMismatch(new Field(name, FieldType.String, false, true) { Format = FieldFormat.HttpsUrl }, text) is { } form
            ? Refuse(name, "wrong format", $"is `{text}`, not {form}")
            : text;
    }

    /// <summary>Reads a required text that is one of a few.</summary>
    /// <returns>The text; empty when <see cref="Refusal"/> is set.</returns>
    public string RequireOneOf(string name, string[] values)
    {
        var text = RequireText(name);
        return text.Length == 0 || values.Contains(text, StringComparer.Ordinal)
            ? text
            : Refuse(name, "unknown value", $"is `{text}`, not {string.Join(" or ", values)}");
    }

    /// <summary>Looks at a required whole number.</summary>
    public void RequireNumber(string name)
    {
        if (_fields[name] is not { } token)
            Refuse(name, "missing", "is missing");
        else if (token.Type != JTokenType.Integer)
            Refuse(name, "wrong type", $"is of the type {token.Type.ToString().ToLowerInvariant()}, not integer");
    }

    private string Refuse(string name, string issue, string problem)
    {
        Refusal ??= ApiError.ForParameter($"{_at}/{name}", "body", issue, $"The required field {name} {problem}. Nothing was done.");
        return "";
    }

    private static SandboxResponse NoJson(string at, string why)
    {
        var (pointer, place) = at.Length == 0 ? ("/", "body") : (at, "part " + at[1..]);
        return ApiError.ForParameter(pointer, "body", "not a JSON object", $"The {place} is not a JSON object: {why.TrimEnd('.')}. Nothing was done.");
    }
}
