using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting;

/// <summary>A parsed file.</summary>
/// <param name="Name">The name in diagnostics.</param>
/// <param name="Text">The PHP.</param>
/// <param name="Tree">The statements.</param>
/// <param name="Findings">What the parser found.</param>
/// <param name="HasSyntaxError">Whether some of the text is not PHP.</param>
internal sealed record Source(string Name, string Text, Block Tree, IReadOnlyList<Finding> Findings, bool HasSyntaxError)
{
    public static Source Parse(string php, string name)
    {
        var errors = new List<SyntaxException>();
        var attributes = new List<Token>();
        var tokens = Lexer.Cut(php, errors);
        var findings = new List<Finding>(NameCheck.Find(tokens));
        var tree = Parser.Parse(tokens, errors, attributes);
        findings.AddRange(errors.Select(static error => new Finding(PortingSeverity.Error, error.Rule, error.At, error.Text, error.Hint, null)));
        findings.AddRange(
            attributes.Select(static open => new Finding(PortingSeverity.Warning, Rules.LeftOut, open, "The attribute is left out.", null, null)));
        return new Source(name, php, tree, findings, errors.Count > 0);
    }

    /// <summary>Lists the classes of files by their full names.</summary>
    public static Dictionary<string, ClassDeclaration> Classes(IEnumerable<Source> sources)
    {
        var classes = new Dictionary<string, ClassDeclaration>(StringComparer.OrdinalIgnoreCase);
        foreach (var source in sources)
        {
            var space = "";
            foreach (var statement in SnippetNames.Flatten(source.Tree))
            {
                if (statement is Namespace named)
                    space = named.Name?.Text is { } text ? text + "\\" : "";
                else if (statement is ClassDeclaration { Name: { } name } type)
                    classes[space + name.Text] = type;
            }
        }
        return classes;
    }
}
