using System.Globalization;
using WeChatPay.Cli.Snippets;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Porting;

/// <summary>Compiles what the porter wrote, before it is shown.</summary>
internal static class PortCheck
{
    // The surrounding code has to declare it.
    private const string Surroundings = "WCP3092";

    /// <summary>Compiles one file.</summary>
    /// <returns>The errors; none when it compiles.</returns>
    public static IReadOnlyList<string> Compile(string name, PortingResult ported, PortingOptions options, CancellationToken cancellationToken)
    {
        var declared = ported.Diagnostics.Where(static one => one.Code == Surroundings && one.Piece.StartsWith('$'))
            .Select(static one => $"dynamic? {one.Piece[1..]} = null;\n").Distinct();
        var (usings, code) = Split(ported.Code!);
        var text = usings + string.Concat(declared) + code;
        var compiled = options.Output == PortingOutput.Idiomatic
            ? SnippetCompiler.CompileIdiomatic(name, text, cancellationToken)
            : SnippetCompiler.Compile(name, text, options.Style == PortingStyle.Dynamic, isPorted: true, cancellationToken);
        return
        [
            .. compiled.Errors
                // A file of classes has no entry point, and needs none.
                .Where(static error => error.Id != "CS5001")
                .Select(error =>
                {
                    var line = text.Split('\n').ElementAtOrDefault(error.Location.GetLineSpan().StartLinePosition.Line)?.Trim();
                    return Message.Format(
                        $"{name}: error: the ported C# does not compile, {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}\n    {line}\n"
                        + $"    hint: write this statement in another way. Nothing was printed.");
                }),
        ];
    }

    private static (string Usings, string Code) Split(string code)
    {
        var lines = code.Split('\n');
        var count = lines.TakeWhile(static line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';')
            && !line.Contains(" var ", StringComparison.Ordinal)
            || line.StartsWith("#:", StringComparison.Ordinal) || line.StartsWith("//", StringComparison.Ordinal)).Count();
        return (string.Concat(lines.Take(count).Select(static line => line + "\n")), string.Join('\n', lines.Skip(count)));
    }
}
