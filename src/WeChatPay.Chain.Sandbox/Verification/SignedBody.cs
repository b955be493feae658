using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.Verification;

/// <summary>Which bytes of a body are signed: all of them, or for an upload those of the part named <c>meta</c>.</summary>
internal static class SignedBody
{
    public static (byte[] Bytes, Answer? Refusal) Of(SandboxRequest request)
    {
        if (request.Form is not { } form)
            return (request.Bytes, null);
        if (form.Problem is { } problem)
            return ([], Refuse(problem));

        return form.Part("meta") switch
        {
            null => ([], Refuse("none of the parts is named meta")),
            { IsWhole: false } meta => ([], Refuse($"that part has {meta.Length} bytes")),
            { } meta => (meta.Head, null),
        };
    }

    private static Answer Refuse(string problem) => ApiError.Param(
        "/meta",
        "body",
        "missing",
        $"Of an upload the JSON in the part named meta is signed, but {problem}. Send the parts meta (application/json) and file. Nothing was done.");
}
