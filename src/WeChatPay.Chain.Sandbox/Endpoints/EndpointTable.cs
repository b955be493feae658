using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>Finds the endpoint for a request.</summary>
/// <remarks>Thread-safe: immutable.</remarks>
/// <param name="endpoints">The operations of APIv3.</param>
/// <param name="others">What else the server has, as <c>POST /pay/unifiedorder</c>: it is named where nothing is found.</param>
internal sealed class EndpointTable(IEnumerable<IEndpoint> endpoints, IEnumerable<string> others)
{
    private readonly (IEndpoint Endpoint, PathTemplate Template)[] _rows = endpoints
        .Select(static endpoint => (endpoint, new PathTemplate(endpoint.PathTemplate)))
        .OrderByDescending(static row => row.Item2.Words)
        .ToArray();

    public ValueTask<Answer> AnswerAsync(SandboxRequest request, CancellationToken ct)
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((IEndpoint endpoint, PathTemplate template) in _rows)
        {
            if (!template.Fits(request.Path, out Dictionary<string, string> values))
                continue;
            if (string.Equals(endpoint.Method, request.Method, StringComparison.Ordinal))
                return endpoint.AnswerAsync(new EndpointRequest(request, values), ct);
            allowed.Add(endpoint.Method);
        }

        return ValueTask.FromResult(allowed.Count == 0 ? UnknownPath(request) : WrongMethod(request, string.Join(", ", allowed)));
    }

    /// <summary>Refuses a path at which nothing is, and says what there is.</summary>
    public Answer UnknownPath(SandboxRequest request) => ApiError.Of(
        404,
        "RESOURCE_NOT_EXISTS",
        $"The sandbox has nothing at {request.Path}. It has: "
        + $"{string.Join(", ", Rows())}. Nothing was done.");

    private IEnumerable<string> Rows() =>
        _rows.Select(static row => $"{row.Endpoint.Method} {row.Endpoint.PathTemplate}").Concat(others).Order(StringComparer.Ordinal);

    /// <summary>Refuses a method that the path does not take.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="allowed">The methods that it takes, parted by commas.</param>
    public static Answer WrongMethod(SandboxRequest request, string allowed) =>
        ApiError.Of(405, "METHOD_NOT_ALLOWED", $"{request.Path} takes {allowed}, not {request.Method}. Nothing was done.") with
        {
            // RFC 9110, section 15.5.6: a 405 must say what is allowed.
            Headers = new Dictionary<string, string> { ["Allow"] = allowed },
        };
}
