namespace WeChatPay.Porting;

/// <summary>The result of porting a snippet.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class PortingResult
{
    internal PortingResult(string? code, IReadOnlyList<PortingDiagnostic> diagnostics)
    {
        Code = code;
        Diagnostics = diagnostics;
    }

    /// <summary>Gets the C#, with <c>\n</c> at the end of each line; <see langword="null"/> when a piece could not be ported, because no output is better
    /// than wrong output.</summary>
    public string? Code { get; }

    /// <summary>Gets the errors and warnings, in the order of the lines of the snippet.</summary>
    public IReadOnlyList<PortingDiagnostic> Diagnostics { get; }

    /// <summary>Gets whether the result has <see cref="Code"/>.</summary>
    public bool Succeeded => Code is not null;

    /// <summary>Shows the code, or the diagnostics when the result has no code.</summary>
    public override string ToString() => Code ?? string.Join('\n', Diagnostics);
}
