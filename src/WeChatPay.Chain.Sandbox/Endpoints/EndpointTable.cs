using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>Finds what answers a request of APIv3: an endpoint of its own, else the table of documented operations.</summary>
/// <remarks>Thread-safe: immutable.</remarks>
/// <param name="endpoints">The endpoints.</param>
/// <param name="documented">Carries out everything else that is documented; gives null for what is not.</param>
internal sealed class EndpointTable(IEnumerable<IEndpoint> endpoints, Func<SandboxRequest, Answer?> documented)
{
    private readonly (IEndpoint Endpoint, PathTemplate Template)[] _rows = endpoints
        .Select(static endpoint => (endpoint, new PathTemplate(endpoint.PathTemplate)))
        .OrderByDescending(static row => row.Item2.Words)
        .ToArray();

    public ValueTask<Answer> AnswerAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        foreach ((IEndpoint endpoint, PathTemplate template) in _rows)
        {
            if (!template.Fits(request.Path, out Dictionary<string, string> values))
                continue;
            if (string.Equals(endpoint.Method, request.Method, StringComparison.Ordinal))
                return endpoint.AnswerAsync(new EndpointRequest(request, values), cancellationToken);
            allowed.Add(endpoint.Method);
        }

        if (documented(request) is { } answer)
            return ValueTask.FromResult(answer);

        allowed.UnionWith(OperationMap.Allowed(request.Path, xml: false));
        return ValueTask.FromResult(allowed.Count == 0 ? UnknownPath(request, xml: false) : WrongMethod(request, string.Join(", ", allowed)));
    }

    /// <summary>Refuses a path at which nothing is, and names what is near.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="xml">Whether it is one of APIv2.</param>
    public static Answer UnknownPath(SandboxRequest request, bool xml) => ApiError.Of(
        404,
        "RESOURCE_NOT_EXISTS",
        $"The sandbox has nothing at {request.Path}. It has every documented operation, among them "
        + $"{string.Join(", ", OperationMap.Nearest(request.Path, xml))}. Nothing was done.");

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
