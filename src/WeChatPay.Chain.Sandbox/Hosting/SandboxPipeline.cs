using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Faults;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.V2;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Handles a request: reads, logs and checks it, carries it out, spoils the response where a fault asks for it, signs and writes it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SandboxPipeline(
    RequestLog log,
    Journal journal,
    RequestVerifier verifier,
    SandboxFaults faults,
    EndpointTable endpoints,
    ServiceV2 serviceV2,
    ResponseSigner signer,
    SandboxOptions options)
{
    /// <summary>Serves one request.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="stopping">Fires when the server stops: neither a slow response nor a slow upload may delay the stop.</param>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var request = await RequestReader.ReadAsync(context, end.Token);
            log.Add(request);

            var (response, fault) = await DecideAsync(request, end.Token);
            var id = RandomNames.RequestId();
            journal.Add(request, response, fault, id);
            options.Watch?.Invoke(new SandboxExchange(request, response.Status, response.ErrorCode, fault));
            if (fault == SandboxFault.Slow)
                await Task.Delay(options.SlowResponse, options.TimeProvider, end.Token);

            var signature = signer.Sign(response, request, fault);
            await SandboxResponseWriter.WriteAsync(context, response, signature, fault == SandboxFault.CutOff, id, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The client is gone, or the server stops. No response is clearer than half of one.
            context.Abort();
        }
    }

    private async Task<(SandboxResponse Response, SandboxFault Fault)> DecideAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (FaultChoice.Refuse(request, out var asked) is { } unknownFault)
            return (unknownFault, SandboxFault.None);
        if (ServiceV2.IsV2(request))
            return serviceV2.Decide(request, asked) ?? (EndpointTable.UnknownPath(request, isV2: true), SandboxFault.None);
        if (verifier.Refuse(request, out var finding) is { } refusal)
            return (refusal with { Finding = refusal.Finding ?? finding }, SandboxFault.None);

        var fault = asked ?? faults.Take();
        var response = FaultEffects.Replace(fault) ?? await CarryOutAsync(request, cancellationToken);
        return (FaultEffects.Disguise(fault, response) with { Finding = finding }, fault);
    }

    // The server logs nothing, so its own bugs must show in the response.
    private async Task<SandboxResponse> CarryOutAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoints.RespondAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return ApiError.Create(500, "SYSTEM_ERROR", $"The sandbox itself failed, which is a bug: {error}");
        }
    }
}
