using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Expressions as statements, and imports.</content>
internal sealed partial class Emitter
{
    private static string Keyword(Token keyword, string word, Token open) => $"{Lead(keyword)}{word}{OrSpace(Lead(open))}(";

    private string EchoText(Echo echo)
    {
        var name = FunctionName("echo");
        if (!echo.Values.Skip(1).Any(entry => MayAct(entry.Value!)))
            return $"{Lead(echo.Keyword)}{name}({string.Concat(echo.Values.Select((value, at) => EchoValue(value, isFirst: at == 0)))}){End(echo.End)}";
        // PHP prints each value before it computes the next one, which may print or send something too. One statement, as the body of an `if` has to be.
        var calls = string.Join("; ", echo.Values.Select(value => $"{name}({EchoValue(value with { Comma = null }, isFirst: true)})"));
        return $"{Lead(echo.Keyword)}{{ {calls}{(echo.End.Kind is TokenKind.CloseTag ? "; }" + Lead(echo.End) : Lead(echo.End) + "; }")}";
    }

    // Whether a value runs code of the file, calls something, prints or may throw: what only reads a response or an exception does none of them.
    private bool MayAct(Expression value) => NodeWalk.All(value).Any(node => node switch
    {
        Member { Arguments: not null } call => KindOf(call.Target) is not (PhpKind.Response or PhpKind.Body or PhpKind.Exception),
        StaticMember { Arguments: not null } call => _names.Signatures(call.Name.Text).Any(),
        FunctionCall call => call.Callee is not Constant name || _names.Function(name.Name.Text) is not null
            || FunctionEffects.Acts(name.Name.Text, call.Arguments.Items),
        New or NewComputed or NewAnonymous or ComputedStatic or Include or Yield or Match => true,
        Unary unary => unary.Operator.IsWord("print") || unary.Operator.IsWord("throw"),
        Binary { Operator.Text: "/" or "%" } division => FunctionEffects.MayBeZero(division.Right),
        _ => false,
    });

    private string EchoValue(Entry entry, bool isFirst)
    {
        var value = entry.Value is Parenthesised { Inner: var inner } ? inner : entry.Value!;
        var code = KindOf(value) is PhpKind.Body ? Function("strval", Emit(value)) : Emit(value);
        return ArgumentLead(code.Lead, isFirst) + Untyped(value, code) + Comma(entry);
    }

    // A comment before `?>` must not swallow the semicolon.
    private static string End(Token end) => end.Kind is TokenKind.CloseTag ? ";" + Lead(end) : Lead(end) + ";";

    // The expression that is a statement of its own.
    private Expression? _alone;

    private string Expression(ExpressionStatement statement)
    {
        var value = statement.Value;
        while (value is Parenthesised { Inner: var inner })
            value = inner;
        switch (value)
        {
            case Assignment assignment:
                return EmitAssignment(assignment, isStatement: true).All + End(statement.End);
            case FunctionCall { Callee: Constant name } call when name.Name.IsWord("unset"):
                return Unset(call) + End(statement.End);
            case FunctionCall { Callee: Constant name } call when name.Name.IsWord("exit") || name.Name.IsWord("die"):
                return Exit(call) + End(statement.End);
            case Yield yielded when _function.Form is GeneratorForm.Iterator:
                return YieldText(yielded) + End(statement.End);
            case Binary { Operator: var mark } condition when mark.IsWord("or") || mark.IsWord("and") || mark.Text is "||" or "&&":
                return Conditional(condition, statement.End);
        }
        if (IsRethrow(value))
            return $"{Lead(value.First)}throw{End(statement.End)}";
        _isStatement = true;
        _direct = value;
        _alone = value;
        var code = value is Postfix or Unary { Operator.Text: "++" or "--" } ? Emit(value) : NotStatement(value);
        _isStatement = false;
        var isBytes = value is Member && KindOf(value) is PhpKind.Bytes;
        return code.Lead + (isBytes || IsStatement(value, code) ? code.Text : "_ = " + code.Text) + End(statement.End);
    }

    private Code NotStatement(Expression value)
    {
        _isStatement = false;
        return Emit(value);
    }

    // `$ok or exit(1);`
    private string Conditional(Binary binary, Token end)
    {
        var isOr = binary.Operator.IsWord("or") || binary.Operator.Text == "||";
        var condition = BoolOf(binary.Left);
        var inner = Expression(new ExpressionStatement(binary.Right, end));
        return $"{condition.Lead}if ({(isOr ? "!" + condition.TextAt(Level.Unary) : condition.Text)}){Spaced(inner)}";
    }

    // `throw;` keeps the stack trace of a caught exception.
    private bool IsRethrow(Expression value) =>
        value is Unary { Operator.Text: var word, Operand: Variable thrown }
        && word.Equals("throw", StringComparison.OrdinalIgnoreCase) && thrown.Id == _caught;

    // Whether C# accepts an expression as a statement.
    private static bool IsStatement(Expression value, Code code) => value switch
    {
        Unary { Operator: var word } when word.IsWord("throw") || word.IsWord("print") => true,
        Unary { Operator.Text: "++" or "--" } => true,
        Yield => true,
        FunctionCall or Postfix or New => code.Level >= Level.Unary || value is Postfix,
        Member { Arguments: not null } or StaticMember { Arguments: not null } => code.Level >= Level.Unary,
        _ => false,
    };

    private static string Spaced(string text) => text.Length > 0 && !char.IsWhiteSpace(text[0]) ? " " + text : text;

    private string Import(Use use)
    {
        foreach (var (name, alias, isClass) in use.Names)
        {
            if (isClass)
                Import(name.Text.TrimStart('\\'), alias?.Text);
        }
        return Trivia.HasComment(use.Keyword.Leading) ? Lead(use.Keyword).TrimEnd(' ', '\n') : "";
    }

    private void Import(string name, string? alias)
    {
        if (ClassTable.Find(name) is not { } type || type.Name.Length == 0 || type.Namespace is "System")
            return;
        var line = type.NeedsAlias || alias is not null ? $"using {alias ?? type.Name} = {type.FullName};" : $"using {type.Namespace};";
        if (!_usings.Contains(line))
            _usings.Add(line);
    }
}
