using Microsoft.AspNetCore.Http;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Docs;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Serves <c>/_sandbox/</c>: what a payer does, and what the desk shows, for programs of any language. The calls have no signature.</summary>
/// <remarks>Thread-safe. A page of the web cannot call it: see <see cref="OwnPages"/>.</remarks>
internal sealed class DeskCalls(
    OrderDesk orders, CallbackDesk callbacks, CallbackMaker maker, JournalDesk journal, ConnectDesk connect, OperationDesk operations)
{
    private const string Path = "/_sandbox";

    private const string Orders = Path + "/orders";

    private const string Right =
        $"GET {Orders}, GET {Orders}/NUMBER, POST {Orders}/NUMBER/pay, …/refund, …/close and …/notify, GET {Path}/journal, GET and POST {Path}/callbacks";

    /// <summary>Serves a request for the desk.</summary>
    /// <returns>Null for other requests.</returns>
    public Task? Handle(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) ? ServeAsync(context) : null;

    private async Task ServeAsync(HttpContext context)
    {
        var response = OwnPages.IsForeignPage(context.Request)
            ? ApiError.Create(403, "NO_AUTH", $"{Path} is for programs and pages of this machine: address it as 127.0.0.1 or localhost. Nothing was done.")
            : await RespondAsync(context).ConfigureAwait(false);
        // What the desk tells is of this moment, and for its own pages alone.
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        await DocsPages.WriteAsync(context, response).ConfigureAwait(false);
    }

    private async Task<SandboxResponse> RespondAsync(HttpContext context)
    {
        var request = await RequestReader.ReadAsync(context, context.RequestAborted).ConfigureAwait(false);
        var segments = request.Path.TrimEnd('/').Split('/')[2..].Select(Uri.UnescapeDataString).ToArray();
        var response = request.Method switch
        {
            "GET" => Show(request, segments),
            "POST" => DoAsync(request, segments, context.RequestAborted) is { } done ? await done.ConfigureAwait(false) : null,
            _ => null,
        };
        return response ?? ApiError.Create(404, "NOT_FOUND", $"The desk has no such call. It has {Right}. Nothing was done.");
    }

    private SandboxResponse? Show(SandboxRequest request, string[] segments) => segments switch
    {
        ["orders"] => orders.List(),
        ["orders", var number] => orders.Show(number),
        ["cashier", var token] => orders.ShowForCashier(token),
        ["journal"] => journal.List(),
        ["journal", var id] => journal.Show(id),
        ["callbacks"] => callbacks.List(),
        ["callbacks", var id] => callbacks.Show(id),
        ["events"] => CallbackMaker.List(),
        ["events", var name] => maker.Sample(name, (string?)QueryReader.ParseObject(request.Query)["protocol"] ?? "v3"),
        ["operations"] => OperationDesk.Find(request.Query),
        ["operations", "one"] => operations.Show(request.Query),
        ["merchant"] => connect.ShowMerchant(),
        ["connect"] => connect.ShowPaste(request.Query),
        _ => null,
    };

    private Task<SandboxResponse>? DoAsync(SandboxRequest request, string[] segments, CancellationToken stop) => segments switch
    {
        ["orders", var number, "pay"] => orders.PayAsync(number, request.Query != "notify=false", stop),
        ["orders", var number, "close"] => Task.FromResult(orders.Close(number)),
        ["orders", var number, "notify"] => orders.NotifyAsync(number, stop),
        ["orders", var number, "refund"] => WithBodyAsync(request, asked => orders.RefundAsync(number, asked, stop)),
        ["callbacks"] => WithBodyAsync(request, asked => maker.SendAsync(asked, stop)),
        ["callbacks", "speed"] => WithBodyAsync(request, asked => Task.FromResult(callbacks.SetSpeed(asked))),
        ["callbacks", var id, "again"] => callbacks.SendAgainAsync(id, stop),
        ["merchant"] => WithBodyAsync(request, asked => Task.FromResult(connect.SetMode(asked))),
        _ => null,
    };

    private static async Task<SandboxResponse> WithBodyAsync(SandboxRequest request, Func<JObject, Task<SandboxResponse>> respond)
    {
        string? fault = null;
        var asked = request.Bytes.Length == 0 ? new JObject() : StrictJson.ParseObject(request.Bytes, out fault);
        return asked is null
            ? ApiError.Create(400, "PARAM_ERROR", $"The body is not a JSON object: {fault}. Nothing was done.")
            : await respond(asked).ConfigureAwait(false);
    }
}
