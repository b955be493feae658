using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>Puts an answer on the wire: whole, or cut off in the middle.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer, IReadOnlyDictionary<string, string> signature, bool cutOff, CancellationToken cancellationToken)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        if (answer.Status != 204)
        {
            response.ContentType = answer.ContentType;
            response.ContentLength = answer.Body.Length;
        }

        response.Headers["Request-ID"] = RandomNames.RequestId();
        foreach ((var name, var value) in answer.Headers.Concat(signature))
            response.Headers[name] = value;

        if (answer.Status == 204)
            return;

        // Fewer bytes than declared: the server then sends what there is and closes the connection. An abort would be a reset,
        // which may overtake those bytes, so that now and then nothing of the answer would arrive.
        await response.Body.WriteAsync(answer.Body.AsMemory(0, cutOff ? answer.Body.Length / 2 : answer.Body.Length), cancellationToken);
    }
}
