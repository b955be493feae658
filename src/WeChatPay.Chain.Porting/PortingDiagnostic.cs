using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;

namespace WeChatPay.Porting;

/// <summary>A message of the porter about a piece of the PHP.</summary>
/// <param name="Severity">Whether the piece prevents any output.</param>
/// <param name="File">The name given in <see cref="PortingOptions.FileName"/>.</param>
/// <param name="Line">The line of the piece, from 1. A syntax error has the line that PHP reports.</param>
/// <param name="Column">The column of the first character of the piece, from 1, in UTF-16 units.</param>
/// <param name="Piece">The piece as written. A piece of more than 60 characters is cut and ends with <c>…</c>,
/// which also stands for what may be a key or personal data: a word of ten characters or more with four digits in it.</param>
/// <param name="Message">The problem.</param>
/// <param name="Hint">The PHP to write instead; <see langword="null"/> when there is no replacement.</param>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record PortingDiagnostic(PortingSeverity Severity, string File, int Line, int Column, string Piece, string Message, string? Hint)
{
    /// <summary>Gets the code of the kind, <c>WCP3001</c> for instance. <see cref="PortingRule.Find"/> explains it.</summary>
    public string Code { get; init; } = "";

    /// <summary>Gets the message with its template; null when the porter did not make the diagnostic.</summary>
    internal Wording? MessageWording { get; init; }

    /// <summary>Gets the hint with its template; null when the rule says what to write instead.</summary>
    internal Wording? HintWording { get; init; }

    /// <summary>Shows the diagnostic in the format of compilers: <c>snippet.php(3,9): error WCP3001: … hint: …</c>.</summary>
    public override string ToString() => Show(Message, Hint is null ? "" : $" hint: {Hint}");

    /// <summary>Shows place, severity, code and piece around a message and a hint in another language.</summary>
    internal string Show(string message, string hint)
    {
        var severity = Severity == PortingSeverity.Error ? "error" : "warning";
        var piece = Piece.Length > 0 ? $" `{Piece}`" : "";
        return $"{StringText.Visible(File)}({Line},{Column}): {severity} {Code}: {message}{piece}{hint}";
    }
}
