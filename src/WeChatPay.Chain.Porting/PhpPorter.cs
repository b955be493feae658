using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Idioms;

namespace WeChatPay.Porting;

/// <summary>Ports PHP that uses WeChat Pay's PHP SDK to C#.</summary>
/// <remarks>Stateless and thread-safe. The porter runs no code and reads no file. Time grows with the length of the input, and depth is bounded.</remarks>
public static class PhpPorter
{
    /// <summary>Ports a snippet or a file to C#.</summary>
    /// <param name="php">PHP, with or without <c>&lt;?php</c>.</param>
    /// <param name="options">Options for the C#. Default: <see cref="PortingStyle.Dynamic"/>, without a program around the code.</param>
    /// <returns>The C#, or the diagnostics of the pieces that could not be ported. Bad input gives a diagnostic, never an exception.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="php"/> is null.</exception>
    public static PortingResult Port(string php, PortingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(php);
        options ??= new PortingOptions();
        return Port(Source.Parse(php, options.FileName), options, null);
    }

    /// <summary>Ports files together, so that each knows the classes of the others.</summary>
    /// <param name="files">The texts, each with its name in diagnostics.</param>
    /// <param name="options">Options for the C#.</param>
    /// <returns>One result for each file, in the same order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<PortingResult> PortAll(IEnumerable<(string Name, string Php)> files, PortingOptions options)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(options);
        var sources = files.Select(static file => Source.Parse(file.Php, file.Name)).ToList();
        var classes = Source.Classes(sources);
        return [.. sources.Select(source => Port(source, options with { FileName = source.Name }, classes))];
    }

    private static PortingResult Port(Source source, PortingOptions options, IReadOnlyDictionary<string, Tree.ClassDeclaration>? others)
    {
        var positions = new Positions(source.Text, options.FileName);
        var findings = new List<Finding>(source.Findings);
        var code = Emitter.Write(source.Tree, options, findings, others);
        // What does not port at all is told first: the other output cannot help there.
        var isRefused = source.HasSyntaxError || findings.Exists(static finding => finding.Severity is PortingSeverity.Error);
        if (options.Output is PortingOutput.Idiomatic && !isRefused)
        {
            findings.RemoveAll(static finding => finding.Rule == Rules.Path || finding.Rule == Rules.FromRequest);
            code = IdiomWriter.Write(source.Tree, options, findings, others);
        }
        // What was lost with a syntax error may have assigned the variable that seems to have no value.
        if (source.HasSyntaxError)
            findings.RemoveAll(static finding => finding.Rule == Rules.Unassigned || finding.Rule == Rules.Scope || finding.Rule == Rules.Surroundings);
        var isPortable = !findings.Exists(static finding => finding.Severity is PortingSeverity.Error);
        return new PortingResult(isPortable ? code : null, positions.Describe(findings));
    }
}
