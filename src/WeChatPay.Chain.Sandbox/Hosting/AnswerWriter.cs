using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Puts an answer on the wire: whole, or cut off in the middle.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer, IReadOnlyDictionary<string, string> signature, bool cutOff, CancellationToken ct)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers["Request-ID"] = RandomNames.RequestId();
        foreach ((var name, var value) in answer.Headers.Concat(signature))
            response.Headers[name] = value;

        if (!cutOff)
        {
            await response.Body.WriteAsync(answer.Body, ct);
            return;
        }

        await response.Body.WriteAsync(answer.Body.AsMemory(0, answer.Body.Length / 2), ct);
        await response.Body.FlushAsync(ct);
        context.Abort();
    }
}
