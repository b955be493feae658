using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Repl;

/// <summary>What has been said at the prompt so far: each line sees the variables, methods and usings of those before it.</summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class ReplSession(ReplGlobals globals)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(SnippetReferences.All)
        .WithImports(SnippetReferences.Usings.Select(static name => name.Replace("static ", "", StringComparison.Ordinal)))
        .WithLanguageVersion(LanguageVersion.CSharp14);

    private ScriptState<object>? _state;

    /// <summary>Whether the text stands on its own; false while brackets, text or a statement are open.</summary>
    public static bool IsComplete(string text) => SnippetLanguages.Detect(text) == SnippetLanguage.Php
        ? PhpInput.IsComplete(text)
        : SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(text, Parsing));

    /// <summary>Runs one input.</summary>
    /// <param name="text">C# or PHP, complete.</param>
    /// <param name="cancellationToken">Gives it up; what it does meanwhile is lost, and the session is as before.</param>
    /// <returns>The value of its last expression, a promise waited for; null when it has none.</returns>
    /// <exception cref="ReplInputException">It could not be ported or compiled.</exception>
    /// <exception cref="Exception">What it raised.</exception>
    public async Task<object?> EvaluateAsync(string text, CancellationToken cancellationToken)
    {
        var isPhp = SnippetLanguages.Detect(text) == SnippetLanguage.Php;
        var code = isPhp ? PhpInput.Port(text, Variables) : text;
        // PHP's integers do not wrap around: an overflow in ported code is an error.
        var options = Options.WithCheckOverflow(isPhp);
        // On the pool: a line that hangs is given up, and the prompt comes back.
        var next = await Task.Run(() => RunAsync(code, options, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        _state = next;
        if (next.Exception is { } error)
            throw error;
        return await SettledAsync(next.ReturnValue).WaitAsync(cancellationToken);
    }

    // The last of a name is the one in sight.
    private Dictionary<string, Type> Variables =>
        (_state?.Variables ?? []).GroupBy(static one => one.Name, StringComparer.Ordinal).ToDictionary(static one => one.Key, static one => one.Last().Type, StringComparer.Ordinal);

    private async Task<ScriptState<object>> RunAsync(string code, ScriptOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return _state is { } state
                ? await state.ContinueWithAsync<object>(code, options, static _ => true, cancellationToken)
                : await CSharpScript.Create<object>(code, options, typeof(ReplGlobals)).RunAsync(globals, static _ => true, cancellationToken);
        }
        catch (CompilationErrorException error)
        {
            throw new ReplInputException(string.Join('\n', error.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error).Select(Describe)));
        }
    }

    // At the prompt nobody wants the promise, but what it promises.
    private static async Task<object?> SettledAsync(object? value)
    {
        switch (value)
        {
            case IPromise promise:
                return await promise.AsObjectAsync();
            case Task task:
                await task;
                var result = task.GetType().GetProperty("Result")?.GetValue(task);
                // What a task without a value holds inside.
                return result?.GetType().Name == "VoidTaskResult" ? null : result;
            default:
                return value;
        }
    }

    private static string Describe(Diagnostic error)
    {
        var at = error.Location.GetLineSpan().StartLinePosition;
        return $"({at.Line + 1},{at.Character + 1}): error {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}";
    }
}

/// <summary>A line could not be ported or compiled; nothing was run.</summary>
internal sealed class ReplInputException(string message) : Exception(message);
