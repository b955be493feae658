using Newtonsoft.Json.Linq;

namespace WeChatPay.OpenApi;

/// <summary>A verified answer with its documented fields as members.</summary>
/// <remarks>Read when a member is, so that an answer without a body, or with a file, costs nothing. Immutable and thread-safe, as far as <see cref="Response"/> is.</remarks>
public abstract class TypedResponse : ResponseObject
{
    private JObject? _fields;

    /// <summary>Gets the answer as the untyped chain gives it: status, headers, body.</summary>
    /// <exception cref="InvalidOperationException">It was not WeChat Pay who gave this object.</exception>
    public WeChatPayResponse Response
    {
        get => field ?? throw new InvalidOperationException($"This {GetType().Name} was made by hand and is the answer to no call: await a verb of the chain.");
        internal init;
    }

    /// <summary>Gets the HTTP status.</summary>
    public int StatusCode => Response.StatusCode;

    /// <summary>Gets the number that WeChat Pay's support asks for, <see langword="null"/> when the answer bears none.</summary>
    public string? RequestId => Response.RequestId;

    /// <summary>The HTTP status, under PHP's name.</summary>
    public int getStatusCode() => Response.getStatusCode();

    /// <summary>The body, under PHP's name; <c>(string) answer.getBody()</c> gives its text.</summary>
    public ResponseBody getBody() => Response.getBody();

    /// <summary>Gives the untyped answer where one is asked for.</summary>
    /// <param name="answer">The typed one.</param>
    public static implicit operator WeChatPayResponse(TypedResponse answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Response;
    }

    /// <summary>Gives the untyped answer: what the conversion does.</summary>
    public WeChatPayResponse ToWeChatPayResponse() => Response;

    /// <summary>Shows status, size, kind and Request-ID; never the body, which may hold names and card numbers.</summary>
    public override string ToString() => Response.ToString();

    private protected override JObject Fields => _fields ??= Read();

    private JObject Read()
    {
        if (Response.Bytes.Span.TrimStart(" \r\n\t"u8).IsEmpty)
            return [];
        return Response.Fields as JObject ?? throw new FormatException("The response is JSON, but not an object with fields. Read it from `Response.Json`.");
    }
}
