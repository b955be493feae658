using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Statements, and where variables are declared.</content>
internal sealed partial class Emitter
{
    private bool _isStatement;

    private string Statements(Block block)
    {
        var text = new StringBuilder();
        var outer = _copies;
        foreach (var statement in block.Statements)
        {
            _copies = statement is ExpressionStatement or Echo or Jump ? [] : null;
            var code = Statement(statement);
            // A variable of PHP outlives its block. A variable that is used behind the block is declared before it.
            var hoisted = _scope.Hoisted.TryGetValue(statement, out var variables) ? variables.Select(Declaration) : [];
            text.Append(Before(statement, hoisted.Concat(_copies ?? []))).Append(code);
        }
        _copies = outer;
        return text.ToString();
    }

    private static string Before(Statement statement, IEnumerable<string> declarations)
    {
        var lead = Lead(statement.First);
        if (lead.Length == 0)
            return string.Concat(declarations.Select(static declaration => $"{declaration}\n"));
        var indent = lead.Contains('\n', StringComparison.Ordinal) ? "\n" + Trivia.IndentOf(lead) : lead;
        return string.Concat(declarations.Select(declaration => indent + declaration));
    }

    private string Declaration(VariableInfo info)
    {
        var name = CSharpNames.Variable(info.Name);
        if (info is { EntryWrites.Count: > 0, Writes: 0, IsAssignedByLoops: false })
            return $"var {name} = new PhpArray();";
        return DeclaredType(info) switch
        {
            "long" => $"long {name} = 0;",
            "double" => $"double {name} = 0;",
            "bool" => $"bool {name} = false;",
            "PhpArray" => $"PhpArray {name} = null!;",
            "var" => $"dynamic? {name} = null;",
            var type => $"{type.TrimEnd('?')}? {name} = null;",
        };
    }

    /// <summary>Names the declared type of a variable.</summary>
    private string DeclaredType(VariableInfo info)
    {
        var isLoose = info.IsHoisted || info.Writes > 1;
        var kind = _types.KindOfVariable(info.Name, _scope);
        if (info.IsParameter)
        {
            return kind switch
            {
                PhpKind.Int => "long",
                PhpKind.Float => "double",
                PhpKind.Bool => "bool",
                PhpKind.String => "string",
                PhpKind.Array => "PhpArray",
                _ => "dynamic?",
            };
        }
        return kind switch
        {
            PhpKind.Int => "long",
            PhpKind.Float => "double",
            PhpKind.Bool => isLoose ? "bool" : "var",
            PhpKind.String => info.IsHoisted ? "string" : "var",
            PhpKind.Array => isLoose || info.Values.Exists(static value => value is not ArrayLiteral) ? "PhpArray" : "var",
            PhpKind.Exception => isLoose ? "Exception" : "var",
            PhpKind.Null => "dynamic?",
            PhpKind.Generator => isLoose ? "Generator" : "var",
            _ when isLoose || info.EntryWrites.Count > 0 => "dynamic?",
            _ when info.Name == "instance" && kind is PhpKind.Chain => IsDynamicStyle ? "dynamic" : "var",
            PhpKind.Chain => IsDynamicStyle ? "dynamic" : "var",
            _ when info.Values is [New made] && kind is PhpKind.Unknown && _names.OwnClass(made.Class) is null => "dynamic",
            _ => "var",
        };
    }

    private string Statement(Statement statement)
    {
        switch (statement)
        {
            case ExpressionStatement one:
                return Expression(one);
            case Echo echo:
                return EchoText(echo);
            case Html html:
                return $"{Lead(html.Text)}{FunctionName("echo")}({StringText.Quote(html.Text.Value!.ReplaceLineEndings("\n"))});";
            case Empty empty:
                return empty.End.Kind is TokenKind.CloseTag ? Lead(empty.End) : Lead(empty.End) + ";";
            case Block block:
                return Braces(block);
            case If branching:
                return Branches(branching);
            case Switch branching:
                return SwitchText(branching);
            case While loop:
                return Keyword(loop.Keyword, "while", loop.Open) + BoolOf(loop.Condition).All + Lead(loop.Close) + ")" + Iteration(loop.Body);
            case DoWhile loop:
                var body = Iteration(loop.Body);
                var condition = Spaced(Keyword(loop.While, "while", loop.Open)) + BoolOf(loop.Condition).All;
                return $"{Lead(loop.Keyword)}do{body}{condition}{Lead(loop.Close)}){End(loop.End)}";
            case For loop:
                return ForLoop(loop);
            case Foreach loop:
                return ForeachLoop(loop);
            case Try attempt:
                return Attempt(attempt);
            case Jump jump:
                return Leave(jump);
            default:
                return Declaring(statement);
        }
    }

    private string Declaring(Statement statement)
    {
        switch (statement)
        {
            case Function function:
                if (_classMode is not ClassMode.None && _scope.IsRoot)
                    return "";
                return LocalFunction(function);
            case ClassDeclaration type:
                if (!_scope.IsRoot)
                    Refuse(Rules.Class, type.Keyword, "A class inside of a function is not ported.", "Move the class to the file.");
                return "";
            case Namespace space:
                return space.Body is null && Trivia.HasComment(space.Keyword.Leading) ? Lead(space.Keyword).TrimEnd(' ', '\n') : "";
            case Constants constants:
                return FileConstants(constants);
            case StaticVariables statics:
                return Statics(statics);
            case Global global:
                Refuse(Rules.Global, global.Keyword, "`global` is not ported.", "Pass the value as a parameter.");
                return "";
            case Unported unported:
                Refuse(unported.Rule, unported.Keyword, unported.Message, unported.Hint);
                return "";
            case Use use:
                return Import(use);
            case Dropped dropped:
                Warn(Rules.LeftOut, dropped.Keyword, dropped.Reason);
                return Trivia.HasComment(dropped.Keyword.Leading) ? Lead(dropped.Keyword).TrimEnd(' ', '\n') : "";
            default:
                Refuse(Rules.Control, statement.First, "This statement is not ported.");
                return "";
        }
    }

    private string FileConstants(Constants constants)
    {
        if (_classMode is not ClassMode.None)
            return "";
        return string.Concat(constants.Items.Select((item, at) => $"{(at == 0 ? Lead(constants.Keyword) : " ")}{ConstantText(item.Name, item.Value, "")}"));
    }

    private string ConstantText(Token name, Expression value, string modifiers)
    {
        var type = KindOf(value) switch
        {
            PhpKind.Int => "const long",
            PhpKind.String => "const string",
            PhpKind.Float => "const double",
            PhpKind.Bool => "const bool",
            _ => "",
        };
        var isConstant = type.Length > 0 && value is not FunctionCall and not Template && IsConstantExpression(value);
        var code = Emit(value);
        if (!isConstant && modifiers.Length == 0)
            return $"var {MemberName(name.Text)} = {code.Text};";
        return isConstant
            ? $"{modifiers}{type} {MemberName(name.Text)} = {code.Text};"
            : $"{modifiers}static readonly {ReadOnlyType(value)} {MemberName(name.Text)} = {code.Text};";
    }

    private static string ReadOnlyType(Expression value) => value is ArrayLiteral ? "PhpArray" : "dynamic?";

    private bool IsConstantExpression(Expression value) => value switch
    {
        Literal => true,
        Constant => true,
        StaticMember { Arguments: null, Name.Kind: TokenKind.Name } => true,
        Unary { Operator.Kind: TokenKind.Mark } unary => IsConstantExpression(unary.Operand),
        Binary { Operator.Text: "." or "+" or "-" or "*" } binary => IsConstantExpression(binary.Left) && IsConstantExpression(binary.Right)
            && (binary.Operator.Text != "." || KindOf(binary.Left) is PhpKind.String && KindOf(binary.Right) is PhpKind.String),
        Parenthesised inner => IsConstantExpression(inner.Inner),
        _ => false,
    };
}
