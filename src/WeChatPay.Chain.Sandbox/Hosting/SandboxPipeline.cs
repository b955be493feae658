using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Faults;
using WeChatPay.Sandbox.V2;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>The way of a request: read, noted, checked, carried out, spoiled where a fault asks for it, signed, written.</summary>
/// <remarks>Thread-safe: requests pass side by side.</remarks>
internal sealed class SandboxPipeline(
    RequestLog log,
    RequestVerifier verifier,
    SandboxFaults faults,
    EndpointTable endpoints,
    XmlService xml,
    AnswerSigner signer,
    SandboxOptions options)
{
    /// <summary>Serves one request.</summary>
    /// <param name="context">The exchange.</param>
    /// <param name="stopping">Fires when the server stops: neither a slow answer nor a slow upload may hold the stop back.</param>
    public async Task HandleAsync(HttpContext context, CancellationToken stopping)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            SandboxRequest request = await RequestReader.ReadAsync(context, end.Token);
            log.Add(request);

            (Answer answer, SandboxFault fault) = await DecideAsync(request, end.Token);
            options.Watch?.Invoke(new SandboxExchange(request, answer.Status, answer.ErrorCode, fault));
            if (fault == SandboxFault.Slow)
                await Task.Delay(options.SlowResponse, options.TimeProvider, end.Token);

            await AnswerWriter.WriteAsync(context, answer, signer.Sign(answer, request, fault), fault == SandboxFault.CutOff, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The other side is gone, or the server is going. No answer is more honest than half of one.
            context.Abort();
        }
    }

    private async Task<(Answer Answer, SandboxFault Fault)> DecideAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        if (FaultChoice.Refuse(request, out SandboxFault? asked) is { } unknownFault)
            return (unknownFault, SandboxFault.None);
        if (XmlService.IsXml(request))
            return xml.Decide(request, asked) ?? (EndpointTable.UnknownPath(request, xml: true), SandboxFault.None);
        if (verifier.Refuse(request) is { } refusal)
            return (refusal, SandboxFault.None);

        SandboxFault fault = asked ?? faults.Take();
        Answer answer = FaultEffects.Instead(fault) ?? await CarryOutAsync(request, cancellationToken);
        return (FaultEffects.Disguise(fault, answer), fault);
    }

    // The server logs nothing, so a mistake of its own must show in the answer.
    private async Task<Answer> CarryOutAsync(SandboxRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await endpoints.AnswerAsync(request, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return ApiError.Of(500, "SYSTEM_ERROR", $"The sandbox itself failed, which is a defect of it: {error}");
        }
    }
}
