namespace WeChatPay.Porting;

/// <summary>What the porter has to say about a piece of the PHP.</summary>
/// <param name="Severity">Whether it keeps the code from being written.</param>
/// <param name="File">The name given in <see cref="PortingOptions.FileName"/>.</param>
/// <param name="Line">The line of the piece, from 1. A syntax error has the line that PHP reports.</param>
/// <param name="Column">The column of its first character, from 1, in UTF-16 units.</param>
/// <param name="Piece">The piece itself, as written, shortened with <c>…</c> when it is long.</param>
/// <param name="Message">What is the matter.</param>
/// <param name="Hint">What to write in its place, when there is such a thing.</param>
/// <remarks>Immutable, thread-safe.</remarks>
public sealed record PortingDiagnostic(PortingSeverity Severity, string File, int Line, int Column, string Piece, string Message, string? Hint)
{
    /// <summary>Shows it the way compilers do: <c>snippet.php(3,9): error: …</c>.</summary>
    public override string ToString() =>
        $"{File}({Line},{Column}): {(Severity == PortingSeverity.Error ? "error" : "warning")}: {Message}{(Piece.Length > 0 ? $" `{Piece}`" : "")}{(Hint is null ? "" : $" {Hint}")}";
}
