namespace WeChatPay.Porting;

/// <summary>What came of a snippet.</summary>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed class PortingResult
{
    internal PortingResult(string? code, IReadOnlyList<PortingDiagnostic> diagnostics)
    {
        Code = code;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the C#, lines ended by <c>\n</c>; <see langword="null"/> when something could not be ported: no output is better than wrong output.</summary>
    public string? Code { get; }

    /// <summary>Gets what there is to say about the snippet, in the order of its lines.</summary>
    public IReadOnlyList<PortingDiagnostic> Diagnostics { get; }

    /// <summary>Gets whether there is <see cref="Code"/>.</summary>
    public bool Succeeded => Code is not null;

    /// <summary>Shows the code, or what stood in its way.</summary>
    public override string ToString() => Code ?? string.Join('\n', Diagnostics);
}
