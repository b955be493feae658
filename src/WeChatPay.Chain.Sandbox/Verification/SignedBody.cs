using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Verification;

/// <summary>Which bytes of a body are signed: all of them, or for an upload those of the part named <c>meta</c>.</summary>
internal static class SignedBody
{
    public static (byte[] Bytes, SandboxResponse? Refusal) Select(SandboxRequest request)
    {
        if (request.Form is not { } form)
            return (request.Bytes, null);
        if (form.Problem is { } problem)
            return ([], Refuse(problem));
        return form.FindPart("meta") switch
        {
            null => ([], Refuse("no part is named meta")),
            { IsWhole: false } meta => ([], Refuse($"that part has {meta.Length} bytes")),
            { } meta => (meta.Head, null),
        };
    }

    private static SandboxResponse Refuse(string problem) => ApiError.ForParameter(
        "/meta",
        "body",
        "missing",
        $"The signature of an upload covers the JSON in the part named meta, but {problem}. Send the parts meta (application/json) and file. "
            + "Nothing was done.");
}
