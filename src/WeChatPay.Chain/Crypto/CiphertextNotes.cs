namespace WeChatPay.Crypto;

/// <summary>Notes the encrypted values that serializers write. Text has no place for the mark of an encrypted value, and a class that System.Text.Json or
/// a user's converter writes goes through text.</summary>
internal static class CiphertextNotes
{
    // Serializers do not change the thread.
    [ThreadStatic]
    private static Dictionary<string, Encrypted>? _noted;

    /// <summary>Collects the values that are written meanwhile, by their ciphertexts.</summary>
    public static Dictionary<string, Encrypted> Collect(Action write)
    {
        var outer = _noted;
        var noted = new Dictionary<string, Encrypted>(StringComparer.Ordinal);
        _noted = noted;
        try
        {
            write();
            return noted;
        }
        finally
        {
            _noted = outer;
        }
    }

    /// <summary>Notes one value that is written.</summary>
    public static void Note(Encrypted value)
    {
        if (_noted is { } noted)
            noted[value.Ciphertext] = value;
    }
}
