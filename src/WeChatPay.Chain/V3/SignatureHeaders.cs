using WeChatPay.Protocol;

namespace WeChatPay.V3;

/// <summary>The four headers that sign a response or callback, and the digest that a statement's signature covers.</summary>
/// <remarks>Each is <see langword="null"/> where it is absent.</remarks>
internal readonly record struct SignatureHeaders(string? Nonce, string? Serial, string? Signature, string? Timestamp, string? StatementSha1)
{
    public static SignatureHeaders From(WeChatPayResponse response) => new(
        response.Header(WeChatPayHeaders.Nonce),
        response.Header(WeChatPayHeaders.Serial),
        response.Header(WeChatPayHeaders.Signature),
        response.Header(WeChatPayHeaders.Timestamp),
        response.Header(WeChatPayHeaders.StatementSha1));

    /// <summary>Lists the absent ones of the four.</summary>
    public List<string> Missing()
    {
        var missing = new List<string>(0);
        if (Nonce is null)
            missing.Add(WeChatPayHeaders.Nonce);
        if (Serial is null)
            missing.Add(WeChatPayHeaders.Serial);
        if (Signature is null)
            missing.Add(WeChatPayHeaders.Signature);
        if (Timestamp is null)
            missing.Add(WeChatPayHeaders.Timestamp);
        return missing;
    }

    /// <summary>Lists the absent ones of the five that a statement has.</summary>
    public List<string> MissingOfStatement()
    {
        var missing = Missing();
        if (StatementSha1 is null)
            missing.Add(WeChatPayHeaders.StatementSha1);
        return missing;
    }
}
