namespace WeChatPay.Sandbox.Endpoints;

/// <summary>A request on its way into an endpoint.</summary>
/// <param name="Arrived">The request as it arrived.</param>
/// <param name="PathValues">The values of the path's variables, percent-decoded.</param>
internal sealed record EndpointRequest(SandboxRequest Arrived, IReadOnlyDictionary<string, string> PathValues);
