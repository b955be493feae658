using System.Globalization;
using Microsoft.CodeAnalysis;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Snippets;

/// <summary>Makes a program of a snippet: ports what is PHP, then compiles.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class SnippetPreparation
{
    /// <summary>Prepares snippets on all cores, some ahead of the one that is asked for, and gives them in their order.</summary>
    public static async IAsyncEnumerable<CompiledSnippet> AllAsync(
        IEnumerable<SnippetSource> sources,
        SnippetLanguage? language,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<CompiledSnippet>>();
        foreach (var source in sources)
        {
            ahead.Enqueue(Task.Run(() => Prepare(source, language, cancellationToken), cancellationToken));
            if (ahead.Count > 2 * Environment.ProcessorCount)
                yield return await ahead.Dequeue();
        }
        while (ahead.TryDequeue(out var next))
            yield return await next;
    }

    /// <summary>Prepares one.</summary>
    /// <param name="source">The snippet.</param>
    /// <param name="given">Its language; null to tell it by name and text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static CompiledSnippet Prepare(SnippetSource source, SnippetLanguage? given, CancellationToken cancellationToken)
    {
        if (source.Text is not { } text)
            return CompiledSnippet.Failed(source, given ?? SnippetLanguage.CSharp, source.Problem!);
        var language = given ?? SnippetLanguages.Detect(source.Name, text);
        return language == SnippetLanguage.Php ? PreparePhp(source, text, cancellationToken) : PrepareCSharp(source, text, cancellationToken);
    }

    // A static receiver first: it is checked by the compiler, and runs without the dynamic binder, which costs more than all the rest.
    private static CompiledSnippet PreparePhp(SnippetSource source, string php, CancellationToken cancellationToken)
    {
        (string Code, SnippetCompiler.Compilation Compiled)? best = null;
        var warnings = Array.Empty<string>();
        foreach (var style in (PortingStyle[])[PortingStyle.Static, PortingStyle.Dynamic])
        {
            var ported = PhpPorter.Port(php, new PortingOptions { Style = style, FileName = source.Name });
            if (ported.Code is not { } code)
                return CompiledSnippet.Failed(source, SnippetLanguage.Php, [.. ported.Diagnostics.Select(static one => one.ToString())]);
            warnings = [.. ported.Diagnostics.Select(static one => one.ToString())];
            var compiled = SnippetCompiler.Compile(source.Name, code, style == PortingStyle.Dynamic, isPorted: true, cancellationToken);
            if (best is null || compiled.Errors.Length <= best.Value.Compiled.Errors.Length)
                best = (code, compiled);
            if (compiled.Image is not null)
                break;
        }
        var (chosen, result) = best!.Value;
        return Result(source, SnippetLanguage.Php, chosen, result, [.. warnings, .. result.Errors.Select(error => DescribePorted(source.Name, chosen, error))]);
    }

    private static CompiledSnippet PrepareCSharp(SnippetSource source, string code, CancellationToken cancellationToken)
    {
        var compiled = SnippetCompiler.Compile(source.Name, code, isDynamic: false, isPorted: false, cancellationToken);
        if (compiled.Image is null)
        {
            // Names walked as members, or a mistake: the reading with fewer errors is what was meant.
            var other = SnippetCompiler.Compile(source.Name, code, isDynamic: true, isPorted: false, cancellationToken);
            compiled = other.Errors.Length <= compiled.Errors.Length ? other : compiled;
        }
        return Result(source, SnippetLanguage.CSharp, code, compiled, [.. compiled.Errors.Select(error => Describe(source.Name, error))]);
    }

    private static CompiledSnippet Result(SnippetSource source, SnippetLanguage language, string code, SnippetCompiler.Compilation compiled, string[] messages)
    {
        if (compiled.Image is { } image && OwnClient.IsMadeIn(image))
            return CompiledSnippet.Failed(source, language, $"{source.Name}: error: it makes a client of its own, whose calls could not be kept to where the command line sends them. Use `instance`, which is there, or Builder.Factory(…), which gives it. Nothing was sent.");
        return new(source.Name, language, code, compiled.Image, compiled.Symbols, messages);
    }

    private static string Describe(string name, Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        return $"{name}({at.Line + 1},{at.Character + 1}): error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
    }

    // The position is one in the C#, which the user has not seen.
    private static string DescribePorted(string name, string code, Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        var line = code.Split('\n').ElementAtOrDefault(at.Line)?.Trim();
        return $"{name}: error {error.Id} in line {at.Line + 1} of the C# that it was ported to: {error.GetMessage(CultureInfo.InvariantCulture)}\n    {line}";
    }
}
