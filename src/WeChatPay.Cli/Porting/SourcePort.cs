using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Porting;

/// <summary>Ports one PHP text, as <c>wechatpay port</c> does.</summary>
internal static class SourcePort
{
    /// <summary>Ports one text, and compiles the result.</summary>
    /// <param name="error">Takes the diagnostics, and says that the code compiles.</param>
    /// <returns>The C#; <see langword="null"/> when the text cannot be ported, or the code does not compile.</returns>
    public static string? Port(SnippetSource source, PortingOptions options, TextWriter error, CancellationToken cancellationToken)
    {
        if (source.Text is null)
        {
            error.WriteLine(source.Problem);
            return null;
        }
        var ported = PhpPorter.Port(source.Text, options with { FileName = source.Name });
        foreach (var diagnostic in ported.Diagnostics)
            error.WriteLine(RuleText.Describe(diagnostic));
        if (ported.Code is null)
            return null;
        new MisspeltPaths(error, source.Name).NoteAll(source.Text);
        var faults = PortCheck.Compile(source.Name, ported, options, cancellationToken);
        foreach (var fault in faults)
            error.WriteLine(fault);
        if (faults.Count > 0)
            return null;
        var isStatic = options.Style == PortingStyle.Static || options.Output == PortingOutput.Idiomatic;
        error.WriteLine(isStatic
            ? Message.Format($"{source.Name}: the C# compiles, on a static receiver.")
            : Message.Format($"{source.Name}: the C# compiles, on a dynamic receiver."));
        return ported.Code;
    }
}
