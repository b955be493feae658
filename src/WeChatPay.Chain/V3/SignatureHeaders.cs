using WeChatPay.Protocol;

namespace WeChatPay.V3;

/// <summary>The four headers that sign a response or callback, and the digest that a statement's signature covers.</summary>
/// <remarks>Each is <see langword="null"/> where it is absent.</remarks>
internal readonly record struct SignatureHeaders(string? Nonce, string? Serial, string? Signature, string? Timestamp, string? StatementSha1)
{
    /// <summary>Gets the algorithms of the signature, as the header names them; <see langword="null"/> or empty for RSA.</summary>
    public string? Type { get; init; }

    /// <summary>Gets why the headers cannot be used, as a clause of a message; <see langword="null"/> where they can.</summary>
    public string? Fault { get; init; }

    public static SignatureHeaders From(WeChatPayResponse response)
    {
        var reader = new SignatureHeaderReader();
        for (var i = 0; i < response.Headers.Count; i++)
            reader.Add(response.Headers[i].Key, response.Headers[i].Value);
        return reader.Finish();
    }

    /// <summary>Lists the absent ones of the four; <see langword="null"/> where none is absent.</summary>
    public string? Missing() =>
        this is { Nonce: not null, Serial: not null, Signature: not null, Timestamp: not null } ? null : Absent(Four());

    /// <summary>Lists the absent ones of the five that a statement has; <see langword="null"/> where none is absent.</summary>
    public string? MissingOfStatement() => StatementSha1 is null ? Absent([.. Four(), (StatementSha1, WeChatPayHeaders.StatementSha1)]) : Missing();

    private (string? Value, string Name)[] Four() =>
    [
        (Nonce, WeChatPayHeaders.Nonce),
        (Serial, WeChatPayHeaders.Serial),
        (Signature, WeChatPayHeaders.Signature),
        (Timestamp, WeChatPayHeaders.Timestamp),
    ];

    private static string Absent((string? Value, string Name)[] headers) =>
        string.Join(", ", headers.Where(static header => header.Value is null).Select(static header => header.Name));
}
