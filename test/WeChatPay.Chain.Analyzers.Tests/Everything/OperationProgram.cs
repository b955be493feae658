using System.Text;
using WeChatPay.Facts;
using WeChatPay.Snippets;

namespace WeChatPay.Analyzers.Tests.Everything;

/// <summary>Programs that call documented operations, written by the makers of the examples in the reference.</summary>
internal static class OperationProgram
{
    /// <summary>Writes calls of operations into one file, each in a class of its own.</summary>
    public static string Write(params IEnumerable<(Operation Operation, SnippetStyle Style, ExampleScope Scope)> calls)
    {
        var source = new StringBuilder();
        foreach (var (at, (operation, style, scope)) in calls.Index())
        {
            var lines = Snippet.Dynamic(operation, style, scope).Split('\n');
            var usings = lines.TakeWhile(static line => line.Length == 0 || line.StartsWith("using ", StringComparison.Ordinal)).ToArray();
            source.Append($"namespace Snippet{at} {{ {string.Join(' ', usings)}\n")
                .Append("public static class Program { public static async Task Run(dynamic instance) {\n")
                .AppendJoin('\n', lines.Skip(usings.Length)).Append("\n} } }\n");
        }
        return source.ToString();
    }
}
