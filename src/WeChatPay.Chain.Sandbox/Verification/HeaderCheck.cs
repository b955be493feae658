using Microsoft.Net.Http.Headers;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Verification;

/// <summary>The two headers without which WeChat Pay refuses any request: <c>User-Agent</c> and <c>Accept</c>.</summary>
internal static class HeaderCheck
{
    public static SandboxResponse? Refuse(SandboxRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.FindHeader("User-Agent")))
        {
            return ApiError.ForParameter(
                "User-Agent",
                "header",
                "missing",
                "The header User-Agent is missing. Name the program and its version, as in \"User-Agent: my-shop/1.0\". Nothing was done.");
        }

        if (AcceptsJson(request.FindHeader("Accept")))
            return null;
        return ApiError.ForParameter(
            "Accept",
            "header",
            "JSON not accepted",
            $"The header Accept is {(request.FindHeader("Accept") is { } accept ? $"`{accept}` and does not cover" : "missing and must cover")} "
            + "application/json, in which errors are written. Send \"Accept: application/json\". Nothing was done.");
    }

    private static bool AcceptsJson(string? accept) =>
        accept is not null && MediaTypeHeaderValue.TryParseList([accept], out var types) && types.Any(CoversJson);

    // RFC 9110, section 12.5.1: */* and application/* cover application/json; a weight of zero means "not this".
    private static bool CoversJson(MediaTypeHeaderValue type) =>
        type.Quality != 0
        && (type.MatchesAllTypes
            || type.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)
            || type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase));
}
