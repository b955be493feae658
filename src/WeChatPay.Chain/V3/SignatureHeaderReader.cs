using WeChatPay.Protocol;

namespace WeChatPay.V3;

/// <summary>Picks the signature's headers out of all headers, and notices what a verifier must not choose from.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class SignatureHeaderReader
{
    /// <summary>The longest value that is read, in characters: a signature of an RSA key of 8192 bits has 1368.</summary>
    public const int MaxLength = 2048;

    private static readonly string[] Names =
    [
        WeChatPayHeaders.Nonce, WeChatPayHeaders.Serial, WeChatPayHeaders.Signature, WeChatPayHeaders.Timestamp, WeChatPayHeaders.StatementSha1,
        WeChatPayHeaders.SignatureType,
    ];

    private readonly string?[] _values = new string?[Names.Length];
    private string? _fault;

    /// <summary>Takes one header; a name that is not one of the signature's is left out.</summary>
    public void Add(string name, string? value)
    {
        var index = Find(name);
        if (index < 0 || value is null)
            return;
        if (value.Length > MaxLength)
            _fault ??= $"its header {Names[index]} has {value.Length} characters, and up to {MaxLength} are read";
        // A proxy or a framework may join a header that occurs twice (RFC 9110, 5.3). None of the values has a comma.
        else if (value.Contains(','))
            Array.ForEach(value.Split(','), part => Keep(index, part.Trim(' ', '\t')));
        else
            Keep(index, value);
    }

    public SignatureHeaders Finish() => new(_values[0], _values[1], _values[2], _values[3], _values[4])
    {
        Type = _values[5],
        Fault = _fault,
    };

    // A response has some twenty headers: no delegate for each.
    private static int Find(string name)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            if (string.Equals(name, Names[i], StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    private void Keep(int index, string value)
    {
        _values[index] ??= value;
        if (_values[index] != value)
            _fault ??= $"its header {Names[index]} occurs more than once, with different values: a proxy or a stranger added one";
    }
}
