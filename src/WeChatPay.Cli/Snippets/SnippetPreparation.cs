using System.Globalization;
using Microsoft.CodeAnalysis;
using WeChatPay.Cli.Porting;
using WeChatPay.Porting;

namespace WeChatPay.Cli.Snippets;

/// <summary>Prepares snippets: ports PHP to C#, then compiles.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class SnippetPreparation
{
    /// <summary>Prepares snippets on all cores, some ahead of the current one, and returns them in order.</summary>
    public static async IAsyncEnumerable<CompiledSnippet> PrepareAllAsync(
        IEnumerable<SnippetSource> sources,
        SnippetLanguage? language,
        PortingOutput output,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ahead = new Queue<Task<CompiledSnippet>>();
        foreach (var source in sources)
        {
            ahead.Enqueue(Task.Run(() => Prepare(source, language, output, cancellationToken), cancellationToken));
            if (ahead.Count > 2 * Environment.ProcessorCount)
                yield return await ahead.Dequeue();
        }
        while (ahead.TryDequeue(out var next))
            yield return await next;
    }

    /// <summary>Prepares one snippet.</summary>
    /// <param name="given">The language; null to detect it.</param>
    /// <param name="output">How PHP is written as C#.</param>
    public static CompiledSnippet Prepare(SnippetSource source, SnippetLanguage? given, PortingOutput output, CancellationToken cancellationToken)
    {
        if (source.Text is not { } text)
            return CompiledSnippet.CreateFailed(source, given ?? SnippetLanguage.CSharp, source.Problem!);
        var language = given ?? SnippetLanguages.Detect(source.Name, text);
        return language == SnippetLanguage.Php ? PreparePhp(source, text, output, cancellationToken) : PrepareCSharp(source, text, cancellationToken);
    }

    // The style that `wechatpay port` prints by default: what runs here is what the user gets.
    private static CompiledSnippet PreparePhp(SnippetSource source, string php, PortingOutput output, CancellationToken cancellationToken)
    {
        var ported = PhpPorter.Port(php, new PortingOptions { FileName = source.Name, Output = output });
        string[] messages = [.. ported.Diagnostics.Select(RuleText.Describe)];
        if (ported.Code is not { } code)
            return CompiledSnippet.CreateFailed(source, SnippetLanguage.Php, messages);
        var compiled = output is PortingOutput.Idiomatic
            ? SnippetCompiler.CompileIdiomatic(source.Name, code, cancellationToken)
            : SnippetCompiler.Compile(source.Name, code, isDynamic: true, isPorted: true, cancellationToken);
        var errors = compiled.Errors.Select(error => DescribePorted(source.Name, code, error));
        return CreateResult(source, SnippetLanguage.Php, code, compiled, [.. messages, .. errors]);
    }

    private static CompiledSnippet PrepareCSharp(SnippetSource source, string code, CancellationToken cancellationToken)
    {
        var compiled = SnippetCompiler.Compile(source.Name, code, isDynamic: false, isPorted: false, cancellationToken);
        if (compiled.Image is null)
        {
            // The code uses names as members, or it has a mistake. The receiver with fewer errors is what the user meant.
            var other = SnippetCompiler.Compile(source.Name, code, isDynamic: true, isPorted: false, cancellationToken);
            compiled = other.Errors.Length <= compiled.Errors.Length ? other : compiled;
        }
        return CreateResult(source, SnippetLanguage.CSharp, code, compiled, [.. compiled.Errors.Select(error => Describe(source.Name, error))]);
    }

    private static CompiledSnippet CreateResult(
        SnippetSource source,
        SnippetLanguage language,
        string code,
        SnippetCompiler.Compilation compiled,
        string[] messages)
    {
        if (compiled.Image is { } image && OwnClient.IsMadeIn(image))
        {
            return CompiledSnippet.CreateFailed(
                source,
                language,
                Message.Format($"{source.Name}: error: the file makes its own client, and the command line cannot direct the calls of that client. "
                + $"Use `instance`, or `Builder.Factory(…)`, which returns it. Nothing was sent."));
        }
        // CS5001, no entry point: empty files, comments, and files of types alone.
        if (compiled.Errors is [{ Id: "CS5001" }, ..])
        {
            messages =
            [
                Message.Format($"{source.Name}: error: the file has nothing to run. Write statements, for example: "
                + $"echo $instance->v3->certificates->get()->getBody();"),
            ];
        }
        return new(source.Name, language, code, compiled.Image, compiled.Symbols, messages);
    }

    private static string Describe(string name, Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        return $"{name}({at.Line + 1},{at.Character + 1}): error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
    }

    // The position is in the C#, which the user has not seen, so the line is quoted.
    private static string DescribePorted(string name, string code, Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        var line = code.Split('\n').ElementAtOrDefault(at.Line)?.Trim();
        return Message.Format($"{name}: error {error.Id} in line {at.Line + 1} of the ported C#: {error.GetMessage(CultureInfo.InvariantCulture)}\n    {line}");
    }
}
