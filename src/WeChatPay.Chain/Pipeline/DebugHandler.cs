using System.Text;
using WeChatPay.Basics;
using WeChatPay.Telemetry;

namespace WeChatPay.Pipeline;

/// <summary>The handler <c>debug</c>: writes request and response, masked, to the place that the option <c>debug</c> names.</summary>
internal static class DebugHandler
{
    public static CallHandler Wrap(CallHandler next) => (request, cancellationToken) =>
        request.Options.Debug is { } output ? WriteAsync(next, request, output, cancellationToken) : next(request, cancellationToken);

    private static async Task<WeChatPayResponse> WriteAsync(CallHandler next, WeChatPayRequest request, DebugTarget output, CancellationToken cancellationToken)
    {
        Write(output, Describe(request));
        var response = await next(request, cancellationToken).ConfigureAwait(false);
        Write(output, RequestEcho.Conceal(request, Describe(response)));
        return response;
    }

    private static string Describe(WeChatPayRequest request)
    {
        // The template, not the path: a variable may identify a person. A query in the template is masked with the rest of the query.
        var text = new StringBuilder($"> {VisibleText.Escape(request.Call.Split('?')[0])}{Masking.Query(request.Uri.Query)}").AppendLine();
        text.AppendLine($"> Host: {request.Uri.Authority}");
        foreach (var (name, value) in request.Headers)
            text.AppendLine($"> {Masking.Name(name)}: {Masking.Header(name, value)}");
        return text.Append(MaskedBody.Describe(request.Body?.SignedBytes ?? default, request.Headers["Content-Type"])).ToString();
    }

    private static string Describe(WeChatPayResponse response)
    {
        var text = new StringBuilder($"< {response.StatusCode} {VisibleText.Escape(response.ReasonPhrase, 100)}".TrimEnd()).AppendLine();
        foreach (var (name, value) in response.Headers)
            text.AppendLine($"< {Masking.Name(name)}: {Masking.Header(name, value)}");
        return text.Append(response.Body.IsBuffered ? MaskedBody.Describe(response.Bytes, response.Header("Content-Type")) : "(a stream)").ToString();
    }

    private static void Write(DebugTarget output, string text)
    {
        output.Writer?.WriteLine(text);
        output.Logger?.Exchange(text);
    }
}
