namespace WeChatPay.Sandbox.Keys;

/// <summary>The platform certificates of one kind: those that are listed, and the one that signs.</summary>
/// <remarks>Mutable and thread-safe. The first certificate is made at its first use, because making a key is most of the cost of a start, and no request can
/// name the certificate before its serial number was read.</remarks>
/// <param name="time">The clock. The first certificate is of the time at which the book is opened.</param>
/// <param name="make">Makes a certificate that begins at a time and has a lifetime; null for five years.</param>
/// <param name="kept">The first certificate, where it is kept from an earlier start.</param>
/// <param name="opened">Is called when the first certificate is read.</param>
internal sealed class CertificateBook(TimeProvider time, Func<DateTimeOffset, TimeSpan?, SandboxCertificate> make, SandboxCertificate? kept = null,
    Action? opened = null) : IDisposable
{
    private readonly Lazy<SandboxCertificate> _first = MakeFirst(time.GetUtcNow(), make, kept, opened);
    private readonly Lock _gate = new();
    private readonly List<SandboxCertificate> _removed = [];
    private volatile SandboxCertificate[]? _listed;
    private volatile SandboxCertificate? _signing;

    /// <summary>Gets the certificate that signs.</summary>
    public SandboxCertificate Signing => _signing ?? _first.Value;

    /// <summary>Gets the certificates that are listed, oldest first.</summary>
    public IReadOnlyList<SandboxCertificate> Listed => _listed ?? [_first.Value];

    /// <summary>Gets whether a certificate was read: before that, no request can name one.</summary>
    public bool IsOpen => _first.IsValueCreated;

    /// <summary>Reads the first certificate, so that requests can name it.</summary>
    public void Open() => _ = _first.Value;

    /// <summary>Makes one more certificate and lists it. It does not sign yet.</summary>
    /// <param name="lifetime">How long it is valid from now on; null for five years.</param>
    public SandboxCertificate Add(TimeSpan? lifetime)
    {
        var certificate = make(time.GetUtcNow(), lifetime);
        lock (_gate)
            _listed = [.. Listed, certificate];
        return certificate;
    }

    /// <summary>Makes a listed certificate sign.</summary>
    /// <returns>Whether it is listed.</returns>
    public bool TrySignWith(string serial)
    {
        lock (_gate)
        {
            if (Find(serial) is not { } certificate)
                return false;
            _signing = certificate;
            return true;
        }
    }

    /// <summary>Lists a certificate no more.</summary>
    /// <returns>Whether it was listed, and does not sign.</returns>
    public bool TryRemove(string serial)
    {
        lock (_gate)
        {
            if (Find(serial) is not { } certificate || certificate == Signing)
                return false;
            // A response under way may still be signed by it.
            _removed.Add(certificate);
            _listed = [.. Listed.Where(other => other != certificate)];
            return true;
        }
    }

    /// <summary>Finds a listed certificate; hexadecimal digits are compared without case.</summary>
    public SandboxCertificate? Find(string? serial) =>
        IsOpen ? Listed.FirstOrDefault(certificate => string.Equals(serial, certificate.Key.Id, StringComparison.OrdinalIgnoreCase)) : null;

    private static Lazy<SandboxCertificate> MakeFirst(
        DateTimeOffset start, Func<DateTimeOffset, TimeSpan?, SandboxCertificate> make, SandboxCertificate? kept, Action? opened) => new(() =>
        {
            opened?.Invoke();
            return kept ?? make(start, null);
        });

    public void Dispose()
    {
        kept?.Dispose();
        if (!IsOpen)
            return;
        foreach (var certificate in Listed.Concat(_removed))
            certificate.Dispose();
    }
}
