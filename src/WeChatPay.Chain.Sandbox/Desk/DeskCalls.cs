using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Docs;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Serves <c>/_sandbox/</c>: what a payer does, for programs of any language. The calls have no signature.</summary>
/// <remarks>Thread-safe. A page of the web cannot call it: see <see cref="OwnPages"/>.</remarks>
internal sealed class DeskCalls(OrderDesk desk)
{
    private const string Path = "/_sandbox";

    private const string Orders = Path + "/orders";

    private const string Right =
        $"GET {Orders}, GET {Orders}/NUMBER, POST {Orders}/NUMBER/pay, …/refund, …/close and …/notify";

    /// <summary>Serves a request for the desk.</summary>
    /// <returns>Null for other requests.</returns>
    public Task? Handle(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) ? ServeAsync(context) : null;

    private async Task ServeAsync(HttpContext context)
    {
        var response = OwnPages.IsForeignPage(context.Request)
            ? ApiError.Create(403, "NO_AUTH", $"{Path} is for programs and pages of this machine: address it as 127.0.0.1 or localhost. Nothing was done.")
            : await RespondAsync(context).ConfigureAwait(false);
        await DocsPages.WriteAsync(context, response).ConfigureAwait(false);
    }

    private async Task<SandboxResponse> RespondAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        var segments = request.Path.TrimEnd('/').Split('/')[2..].Select(Uri.UnescapeDataString).ToArray();
        var stop = context.RequestAborted;
        return (request.Method, segments) switch
        {
            ("GET", ["orders"]) => desk.List(),
            ("GET", ["orders", var number]) => desk.Show(number),
            ("POST", ["orders", var number, "pay"]) => await desk.PayAsync(number, request.Query != "notify=false", stop).ConfigureAwait(false),
            ("POST", ["orders", var number, "close"]) => desk.Close(number),
            ("POST", ["orders", var number, "notify"]) => await desk.NotifyAsync(number, stop).ConfigureAwait(false),
            ("POST", ["orders", var number, "refund"]) => await RefundAsync(number, request, stop).ConfigureAwait(false),
            _ => ApiError.Create(404, "NOT_FOUND", $"The desk has no such call. It has {Right}. Nothing was done."),
        };
    }

    private async Task<SandboxResponse> RefundAsync(string number, SandboxRequest request, CancellationToken cancellationToken)
    {
        string? fault = null;
        var asked = request.Bytes.Length == 0 ? new JObject() : StrictJson.ParseObject(request.Bytes, out fault);
        return asked is null
            ? ApiError.Create(400, "PARAM_ERROR", $"The body is not a JSON object: {fault} Nothing was done.")
            : await desk.RefundAsync(number, asked, cancellationToken).ConfigureAwait(false);
    }
}
