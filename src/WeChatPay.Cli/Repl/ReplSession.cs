using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Scripting;
using WeChatPay.Cli.Snippets;

namespace WeChatPay.Cli.Repl;

/// <summary>Evaluates inputs. Each input sees the variables, methods and usings of earlier inputs.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class ReplSession(ReplGlobals globals)
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(SnippetReferences.All)
        .WithImports(SnippetReferences.Usings.Select(static name => name.Replace("static ", "", StringComparison.Ordinal)))
        .WithLanguageVersion(LanguageVersion.CSharp14);

    private ScriptState<object>? _state;

    /// <summary>Checks whether an input is complete; false while a bracket, a text or a statement is open.</summary>
    public static bool IsComplete(string text) => SnippetLanguages.Detect(text) == SnippetLanguage.Php
        ? PhpInput.IsComplete(text)
        : SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(text, Parsing));

    /// <summary>Runs one input.</summary>
    /// <param name="text">Complete C# or PHP.</param>
    /// <param name="cancellationToken">Stops waiting. The session stays as before the input; its code may still run.</param>
    /// <returns>The value of the last expression, of a promise or task the result; null when there is none.</returns>
    /// <exception cref="ReplInputException">The input cannot be ported or compiled. Nothing was run.</exception>
    /// <exception cref="Exception">The code threw it.</exception>
    public async Task<object?> EvaluateAsync(string text, CancellationToken cancellationToken)
    {
        var isPhp = SnippetLanguages.Detect(text) == SnippetLanguage.Php;
        var code = isPhp ? PhpInput.Port(text, Variables) : text;
        // PHP's integers do not wrap around: an overflow in ported code is an error.
        var options = Options.WithCheckOverflow(isPhp);
        // Runs on the thread pool, so that cancellation brings back the prompt even if the code hangs.
        var next = await Task.Run(() => RunAsync(code, options, cancellationToken), cancellationToken).WaitAsync(cancellationToken);
        _state = next;
        if (next.Exception is { } error)
            throw error;
        return await SettleAsync(next.ReturnValue).WaitAsync(cancellationToken);
    }

    /// <summary>Lists the names of C# that may stand at the end of a text: members behind a dot, otherwise variables, types and functions.</summary>
    /// <param name="before">The text before the cursor.</param>
    /// <param name="typed">The name as far as it is typed.</param>
    public IEnumerable<string> FindWords(string before, string typed)
    {
        // A name of its own makes the text a whole expression, whatever is typed of it.
        const string Placeholder = "completed_here";
        var text = before[..^typed.Length] + Placeholder;
        var script = _state is { } state
            ? state.Script.ContinueWith(text, Options)
            : CSharpScript.Create(text, Options, typeof(ReplGlobals));
        var compilation = script.GetCompilation();
        var tree = compilation.SyntaxTrees.Last();
        var model = compilation.GetSemanticModel(tree);
        var position = text.Length - Placeholder.Length;
        var name = tree.GetRoot().FindToken(position).Parent;
        var container = name?.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access.Expression : null;
        if (container is null)
            return model.LookupSymbols(position).Select(static symbol => symbol.Name).Where(IsWritable);
        var type = model.GetTypeInfo(container).Type;
        // A name of a type or a namespace has no type of its own.
        var holder = type ?? model.GetSymbolInfo(container).Symbol as INamespaceOrTypeSymbol;
        var isType = model.GetSymbolInfo(container).Symbol is INamespaceOrTypeSymbol;
        return holder is null or IErrorTypeSymbol
            ? []
            : model.LookupSymbols(position, holder, includeReducedExtensionMethods: !isType)
                .Where(symbol => symbol.IsStatic == isType || symbol is INamespaceOrTypeSymbol).Select(static symbol => symbol.Name).Where(IsWritable);
    }

    private static bool IsWritable(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_');

    // A later variable hides an earlier one of the same name.
    private Dictionary<string, Type> Variables =>
        (_state?.Variables ?? []).GroupBy(static one => one.Name, StringComparer.Ordinal)
            .ToDictionary(static one => one.Key, static one => one.Last().Type, StringComparer.Ordinal);

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
            var errors = error.Diagnostics.Where(static one => one.Severity == DiagnosticSeverity.Error);
            throw new ReplInputException(string.Join('\n', errors.Select(Describe)));
        }
    }

    // The prompt shows the result of a promise or a task, not the object itself.
    private static async Task<object?> SettleAsync(object? value)
    {
        switch (value)
        {
            case IPromise promise:
                return await promise.AsObjectAsync();
            case Task task:
                await task;
                var result = task.GetType().GetProperty("Result")?.GetValue(task);
                // The runtime's result type for a task without a value.
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

/// <summary>An input cannot be ported or compiled; nothing was run.</summary>
internal sealed class ReplInputException(string message) : Exception(message);
