using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Endpoints;

/// <summary>An operation of APIv3: a method and a path. It gets requests that passed every check.</summary>
/// <remarks>Implementations are thread-safe, because requests arrive at the same time.</remarks>
internal interface IEndpoint
{
    /// <summary>Gets the method in upper case.</summary>
    string Method { get; }

    /// <summary>Gets the path with its variables in braces, such as <c>/v3/orders/{order_no}</c>; a variable is one whole segment.</summary>
    string PathTemplate { get; }

    /// <summary>Carries the call out.</summary>
    ValueTask<SandboxResponse> RespondAsync(EndpointRequest request, CancellationToken cancellationToken);
}
