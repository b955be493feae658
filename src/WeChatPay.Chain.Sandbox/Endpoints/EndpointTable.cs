using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>Finds the endpoint for a request of APIv3: one of its own, otherwise the table of documented operations.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="endpoints">The endpoints.</param>
/// <param name="documented">Carries out every other documented operation; returns null for others.</param>
internal sealed class EndpointTable(IEnumerable<IEndpoint> endpoints, Func<SandboxRequest, SandboxResponse?> documented)
{
    private readonly (IEndpoint Endpoint, EndpointPath Template)[] _rows = endpoints
        .Select(static endpoint => (endpoint, new EndpointPath(endpoint.PathTemplate)))
        .OrderByDescending(static row => row.Item2.Words)
        .ToArray();

    public ValueTask<SandboxResponse> RespondAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        var allowed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (endpoint, template) in _rows)
        {
            if (!template.Fits(request.Path, out var values))
                continue;
            if (string.Equals(endpoint.Method, request.Method, StringComparison.Ordinal))
                return endpoint.RespondAsync(new EndpointRequest(request, values), cancellationToken);
            allowed.Add(endpoint.Method);
        }

        if (documented(request) is { } response)
            return ValueTask.FromResult(response);

        allowed.UnionWith(OperationMap.Allowed(request.Path, isV2: false));
        return ValueTask.FromResult(allowed.Count == 0 ? UnknownPath(request, isV2: false) : WrongMethod(request, string.Join(", ", allowed)));
    }

    /// <summary>Refuses an unknown path, and names similar ones.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="isV2">Whether it is one of APIv2.</param>
    public static SandboxResponse UnknownPath(SandboxRequest request, bool isV2) => ApiError.Create(
        404,
        "RESOURCE_NOT_EXISTS",
        $"The sandbox has nothing at {request.Path}. It has every documented operation, among them "
        + $"{string.Join(", ", OperationMap.Nearest(request.Path, isV2))}. Nothing was done.");

    /// <summary>Refuses a method that the path does not take.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="allowed">The methods that it takes, separated by commas.</param>
    public static SandboxResponse WrongMethod(SandboxRequest request, string allowed) =>
        ApiError.Create(405, "METHOD_NOT_ALLOWED", $"{request.Path} takes {allowed}, not {request.Method}. Nothing was done.") with
        {
            // RFC 9110, section 15.5.6: a 405 must say what is allowed.
            Headers = new Dictionary<string, string> { ["Allow"] = allowed },
        };
}
