using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>A whole file: usings, statements, then classes.</content>
internal sealed partial class Emitter
{
    private ClassMode _classMode;

    /// <summary>Writes a snippet.</summary>
    /// <remarks><paramref name="findings"/> receives the errors and warnings.</remarks>
    public static string Write(Block snippet, PortingOptions options, List<Finding> findings, IReadOnlyDictionary<string, ClassDeclaration>? others = null)
    {
        var emitter = new Emitter(snippet, options, findings, others ?? new Dictionary<string, ClassDeclaration>());
        return emitter.File(snippet);
    }

    private string File(Block snippet)
    {
        var statements = SnippetNames.Flatten(snippet).ToList();
        var classes = statements.OfType<ClassDeclaration>().Where(static type => type.Name is not null).ToList();
        _classMode = classes.Count > 0 ? ClassMode.Helpers : ClassMode.None;
        var body = Statements(new Block(snippet.Open, statements, snippet.Close)) + Trivia.Port(snippet.Close.Leading);
        var statics = string.Concat(_statics.Select(static one => one + "\n"));
        _statics.Clear();
        var declared = Helpers(statements) + string.Concat(classes.Select(ClassText));
        foreach (var (at, name) in _names.Implied)
        {
            Warn(Rules.Assumed, at, $"No `use` names this class. It is taken for `\\{name}`.");
            Import(name, alias: null);
        }
        foreach (var use in statements.OfType<Use>())
            ImportOwn(use);
        var hasInstance = _scope.Variables.Any(static info => info.Name == "instance" && info.Writes > 0);
        var isProgram = classes.Count == 0
            || statements.Exists(static one => one is not (Use or Dropped or Namespace or ClassDeclaration or Tree.Function or Constants or Empty));
        return ProgramText.Arrange(_usings, statics + body, declared, isProgram ? "" : NamespaceText(_names.Namespace), _options, needsInstance: isProgram
            && !hasInstance);
    }

    private static string NamespaceText(string name) =>
        string.Join('.', name.Split('\\').Select(CSharpNames.Spell));

    // Functions and constants of a file with classes.
    private string Helpers(List<Statement> statements)
    {
        if (_classMode is ClassMode.None || !statements.Exists(static one => one is Tree.Function or Constants))
            return "";
        var text = new StringBuilder("\n\npublic static class Helpers\n{");
        foreach (var statement in statements)
        {
            if (statement is Tree.Function function)
                text.Append(LocalFunction(function));
            else if (statement is Constants constants)
                text.Append(string.Concat(
                    constants.Items.Select((item, at) => $"{(at == 0 ? Lead(constants.Keyword) : " ")}{ConstantText(item.Name, item.Value, "public ")}")));
        }
        foreach (var one in _statics)
            text.Append($"\n    private static {one}");
        _statics.Clear();
        var space = _names.Namespace.Length > 0 && IsLibrary(statements) ? NamespaceText(_names.Namespace) + "." : "";
        _usings.Add($"using static {space}Helpers;");
        return text.Append("\n}").ToString();
    }

    private static bool IsLibrary(List<Statement> statements) =>
        statements.TrueForAll(static one => one is Use or Dropped or Namespace or ClassDeclaration or Tree.Function or Constants or Empty);

    // A class of another file that is ported together with this one.
    private void ImportOwn(Use use)
    {
        foreach (var (name, alias, isClass) in use.Names)
        {
            var full = name.Text.TrimStart('\\');
            if (!isClass || !_names.IsOther(full) || full.LastIndexOf('\\') is not (> 0 and var cut))
                continue;
            var line = alias is null ? $"using {NamespaceText(full[..cut])};" : $"using {CSharpNames.Spell(alias.Text)} = {NamespaceText(full)};";
            if (!_usings.Contains(line))
                _usings.Add(line);
        }
    }
}
