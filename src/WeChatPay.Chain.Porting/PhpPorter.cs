using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;

namespace WeChatPay.Porting;

/// <summary>Ports snippets for WeChat Pay's PHP SDK to C#.</summary>
/// <remarks>Stateless and thread-safe. The porter runs no code and reads no file. Time grows with the length of the input, and depth is bounded.</remarks>
public static class PhpPorter
{
    /// <summary>Ports a snippet to C#.</summary>
    /// <param name="php">PHP statements, with or without <c>&lt;?php</c>.</param>
    /// <param name="options">Options for the C#. Default: <see cref="PortingStyle.Dynamic"/>, without a program around the code.</param>
    /// <returns>The C#, or the diagnostics of the pieces that could not be ported. Bad input gives a diagnostic, never an exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="php"/> is null.</exception>
    public static PortingResult Port(string php, PortingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(php);
        options ??= new PortingOptions();
        var positions = new Positions(php, options.FileName);
        try
        {
            var findings = new List<Finding>();
            var tokens = Lexer.Cut(php);
            findings.AddRange(NameCheck.Find(tokens));
            var code = Emitter.Write(Parser.Parse(tokens), options, findings);
            var isPortable = !findings.Exists(static finding => finding.Severity is PortingSeverity.Error);
            return new PortingResult(isPortable ? code : null, positions.Describe(findings));
        }
        catch (SyntaxException error)
        {
            return new PortingResult(null, positions.Describe([new Finding(PortingSeverity.Error, error.At, error.Message, error.Hint, null)]));
        }
    }
}
