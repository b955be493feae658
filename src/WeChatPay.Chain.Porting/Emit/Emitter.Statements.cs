using System.Text;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Statements.</content>
internal sealed partial class Emitter
{
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
        if (info is { EntryWrites.Count: > 0, Writes: 0 })
            return info.IsAppended ? $"var {name} = new {ListType}();" : $"var {name} = new {MapType}();";
        return DeclaredType(info) switch
        {
            "long" => $"long {name} = 0;",
            "double" => $"double {name} = 0;",
            "bool" => $"bool {name} = false;",
            "var" => $"dynamic? {name} = null;",
            var type => $"{type.TrimEnd('?')}? {name} = null;",
        };
    }

    /// <summary>Names the declared type of a variable.</summary>
    private string DeclaredType(VariableInfo info)
    {
        var isHoisted = info.IsHoisted;
        var kind = _types.KindOfVariable(info.Name, _scope);
        if (info.EntryWrites.Count > 0)
            return info.IsAppended ? ListType : MapType;
        if (IsXml(info) || kind is PhpKind.Map && info.Values.Exists(IsUnion))
            return MapType;
        return kind switch
        {
            PhpKind.Int => "long",
            PhpKind.Float => "double",
            PhpKind.Bool => isHoisted || info.Writes > 1 ? "bool" : "var",
            PhpKind.String => isHoisted ? "string" : "var",
            PhpKind.Exception => isHoisted || info.Writes > 1 ? "Exception" : "var",
            PhpKind.Null => "dynamic?",
            _ when isHoisted || info.Writes > 1 => "dynamic?",
            _ when info.Name == "instance" && kind is PhpKind.Chain => IsDynamicStyle ? "dynamic" : "var",
            _ when info.Values is [New] && kind is PhpKind.Unknown => "dynamic",
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
                var values = string.Concat(echo.Values.Select((value, at) => EchoValue(value, isFirst: at == 0)));
                return $"{Lead(echo.Keyword)}{FunctionName("echo")}({values}){End(echo.End)}";
            case Empty empty:
                return empty.End.Kind is TokenKind.CloseTag ? Lead(empty.End) : Lead(empty.End) + ";";
            case Block block:
                return Braces(block);
            case If branching:
                return Branches(branching);
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
            case Function function:
                return LocalFunction(function);
            case Use use:
                return Import(use);
            case Dropped dropped:
                Warn(dropped.Keyword, dropped.Reason);
                return Trivia.HasComment(dropped.Keyword.Leading) ? Lead(dropped.Keyword).TrimEnd(' ', '\n') : "";
            default:
                Refuse(statement.First, "This statement is not ported.");
                return "";
        }
    }

    private static string Keyword(Token keyword, string word, Token open) => $"{Lead(keyword)}{word}{OrSpace(Lead(open))}(";

    private string EchoValue(Entry entry, bool isFirst)
    {
        var value = entry.Value is Parenthesised { Inner: var inner } ? inner : entry.Value!;
        var code = KindOf(value) is PhpKind.Body ? Function("strval", Emit(value)) : Emit(value);
        return ArgumentLead(code.Lead, isFirst) + code.Text + Comma(entry);
    }

    // A comment before `?>` must not swallow the semicolon.
    private static string End(Token end) => end.Kind is TokenKind.CloseTag ? ";" + Lead(end) : Lead(end) + ";";

    private string Expression(ExpressionStatement statement)
    {
        var value = statement.Value;
        while (value is Parenthesised { Inner: var inner })
            value = inner;
        if (value is Tree.Assignment assignment)
            return EmitAssignment(assignment, isStatement: true).All + End(statement.End);
        if (value is Tree.FunctionCall { Callee: Tree.Constant name } call)
        {
            if (name.Name.IsWord("unset"))
                return Unset(call) + End(statement.End);
            if (name.Name.IsWord("exit") || name.Name.IsWord("die"))
                return Exit(call) + End(statement.End);
        }
        if (IsRethrow(value))
            return $"{Lead(value.First)}throw{End(statement.End)}";
        if (value is Tree.Binary { Operator: var mark } && (mark.IsWord("or") || mark.IsWord("and")))
            Refuse(mark, "A condition as a statement is not ported.", "Write `if (…) { … }`.");
        var code = Emit(value);
        var isBytes = value is Tree.Member && KindOf(value) is PhpKind.Bytes;
        return code.Lead + (isBytes || IsStatement(value, code) ? code.Text : "_ = " + code.Text) + End(statement.End);
    }

    // `throw;` keeps the stack trace of a caught exception.
    private bool IsRethrow(Expression value) =>
        value is Tree.Unary { Operator.Text: var word, Operand: Tree.Variable thrown }
        && word.Equals("throw", StringComparison.OrdinalIgnoreCase) && thrown.Id == _caught;

    // Whether C# accepts an expression as a statement.
    private static bool IsStatement(Expression value, Code code) => value switch
    {
        Tree.Unary { Operator.Text: "++" or "--" or "throw" or "print" } => true,
        Tree.FunctionCall or Tree.Postfix or Tree.New => code.Level >= Level.Unary,
        Tree.Member { Arguments: not null } or Tree.StaticMember { Arguments: not null } => code.Level >= Level.Unary,
        _ => false,
    };

    private string Exit(Tree.FunctionCall call)
    {
        var lead = Lead(call.First);
        if (call.Arguments.Items is not [{ Value: { } value }])
            return $"{lead}Environment.Exit(0)";
        return KindOf(value) switch
        {
            PhpKind.Int => $"{lead}Environment.Exit({(value is Literal ? "" : "(int)")}{Emit(value).At(Level.Unary).TrimStart()})",
            PhpKind.String => $"{lead}{FunctionName("echo")}({Emit(value).Text}); Environment.Exit(0)",
            _ => Refused(call, "`exit` is ported only with a number or a string.").All,
        };
    }

    private string Unset(Tree.FunctionCall call)
    {
        if (call.Arguments.Items is [{ Value: Tree.Index { Key: { } key, Target: Tree.Variable target } }])
        {
            var removed = IsOwnDictionary(target) || KindOf(target) is PhpKind.Unknown && key is Literal { Token.Kind: TokenKind.Text };
            if (removed)
                return $"{Lead(call.First)}{Emit(target).Text}.Remove({Key(key).Text})";
        }
        return Refused(call, "`unset` is ported only for one entry of an array with keys.", "Build the array without the entry.").All;
    }

    private string Branches(If branching)
    {
        var text = new StringBuilder();
        foreach (var branch in branching.Branches)
        {
            var isElse = branch.Keywords.Count > 1 || branch.Keywords[0].IsWord("elseif");
            text.Append(Keyword(branch.Keywords[0], isElse ? "else if" : "if", branch.Open));
            text.Append(BoolOf(branch.Condition).All).Append(Lead(branch.Close)).Append(')').Append(Body(branch.Body));
        }
        if (branching.Else is { } otherwise)
            text.Append(Lead(branching.ElseKeyword!)).Append("else").Append(Body(otherwise));
        return text.ToString();
    }

    /// <summary>Writes the body of a loop.</summary>
    private string Iteration(Statement body, string first = "")
    {
        _loops++;
        var text = body is Block block ? Spaced(Braces(block, first)) : Body(body);
        _loops--;
        return text;
    }

    // C# warns about a semicolon as a body, but not about an empty block.
    private string Body(Statement body)
    {
        if (body is Empty)
            return " { }";
        var text = Statement(body);
        return text.Length > 0 && !char.IsWhiteSpace(text[0]) ? " " + text : text;
    }

    private string Braces(Block block) => Braces(block, first: "");

    private string Braces(Block block, string first) => $"{Lead(block.Open)}{{{first}{Statements(block)}{Lead(block.Close)}}}";

    private string ForLoop(For loop)
    {
        var text = new StringBuilder(Keyword(loop.Keyword, "for", loop.Open));
        for (var i = 0; i < 3; i++)
        {
            foreach (var (head, at) in loop.Heads[i].Select(static (head, at) => (head, at)))
            {
                var isDeclared = i == 0 && at == 0 && IsDeclaration(loop, head);
                if (i < 2 && loop.Heads[i].Count > 1)
                    Refuse(head.Value!.First, "Several expressions here are not ported.", "Move the others before the loop.");
                text.Append(head.Value switch
                {
                    Tree.Assignment assignment when isDeclared => $"long {EmitAssignment(assignment, isStatement: false, isPlain: true).All.TrimStart()}",
                    Tree.Assignment assignment => EmitAssignment(assignment, isStatement: false, isPlain: true).All,
                    { } value when i == 1 => BoolOf(value).All,
                    { } value => Emit(value).All,
                    _ => "",
                }).Append(Comma(head));
            }
            text.Append(Lead(loop.Ends[i])).Append(loop.Ends[i].Text);
        }
        return text.Append(Iteration(loop.Body)).ToString();
    }

    // Whether the loop declares the variable of its first assignment.
    private bool IsDeclaration(For loop, Entry head) =>
        head.Value is Tree.Assignment { Operator.Text: "=", Target: Tree.Variable variable }
        && _scope.DeclaredAt.TryGetValue(loop, out var info) && info.Name == variable.Id;

    private string ForeachLoop(Foreach loop)
    {
        if (loop.ByReference is { } reference)
            Refuse(reference, "A loop by reference is not ported.", "Build a new array.");
        // The compiler does not know the keys of an item.
        var hasItems = loop.Subject is ArrayLiteral { Entries: var entries } && entries.Any(static entry => entry.Value is not Literal);
        var subject = Emit(loop.Subject, asDictionary: hasItems);
        var value = loop.Value is Tree.Variable item ? Spell(item.Name) : $"item{loop.As.Offset}";
        string head;
        if (loop.Key is Tree.Variable key)
        {
            var items = KindOf(loop.Subject) is PhpKind.Unknown ? "(object?)" + subject.At(Level.Unary).TrimStart() : subject.Text;
            head = $"var ({Spell(key.Name)}, {value}) in {FunctionName("each")}({items})";
        }
        else if (KindOf(loop.Subject) is PhpKind.List)
            head = $"var {value} in {subject.Text}";
        else
            head = $"var {value} in {FunctionName("array_values")}({subject.Text})";
        var first = loop is { Value: ArrayLiteral list, Body: Block block } ? DestructuredItem(list, value, block) : "";
        return Keyword(loop.Keyword, "foreach", loop.Open) + head + Lead(loop.Close) + ")" + Iteration(loop.Body, first);
    }

    // foreach ($orders as ['id' => $id]): C# destructures the item in the body.
    private string DestructuredItem(ArrayLiteral list, string item, Block body)
    {
        var targets = new List<(Expression Target, string Value)>();
        Collect(list, item, list, targets);
        if (targets.Count == 0 || targets.Exists(static target => target.Target is not Tree.Variable))
            Refuse(list.Open, "Only variables can be destructured here.", "Destructure the item in the body.");
        var lead = body.Statements is [var first, ..] && Lead(first.First) is { Length: > 0 } blank && !Trivia.HasComment(blank) ? blank : " ";
        return string.Concat(targets.Select(target => $"{lead}var {Spell(((Tree.Variable)target.Target).Name)} = {target.Value};"));
    }

    private string Attempt(Try attempt)
    {
        var text = new StringBuilder(Lead(attempt.Keyword)).Append("try").Append(Spaced(Braces(attempt.Body)));
        foreach (var part in attempt.Catches)
        {
            var types = part.Types.Select(CaughtType).ToList();
            var isPlain = types.Count == 1 && !types[0].Contains('{', StringComparison.Ordinal);
            var name = part.Variable is { } variable ? Spell(variable) : isPlain ? "" : "e";
            text.Append(Lead(part.Keyword)).Append("catch").Append(Lead(part.Open).Length == 0 ? " " : Lead(part.Open))
                .Append('(').Append(isPlain ? types[0] : "Exception").Append(name.Length > 0 ? " " : "").Append(name).Append(')');
            if (!isPlain)
                text.Append($" when ({name} is {string.Join(" or ", types)})");
            text.Append(Spaced(Handling(part.Body, part.Variable?.Text[1..])));
        }
        if (attempt.Finally is { } last)
            text.Append(Lead(attempt.FinallyKeyword!)).Append("finally").Append(Spaced(Handling(last, caught: null)));
        return text.ToString();
    }

    // `caught` is the variable of the caught exception; null without a variable, and in a finally.
    private string Handling(Block block, string? caught)
    {
        var outer = _caught;
        _caught = caught is not null && _scope.Find(caught) is { Writes: 0 } ? caught : null;
        var text = Braces(block);
        _caught = outer;
        return text;
    }

    private static string Spaced(string text) => text.Length > 0 && !char.IsWhiteSpace(text[0]) ? " " + text : text;

    private string Leave(Jump jump)
    {
        var lead = Lead(jump.Keyword);
        if (!jump.Keyword.IsWord("return") && _loops == 0)
            Refuse(jump.Keyword, $"'{jump.Keyword.Text}' not in the 'loop' or 'switch' context.");
        if (!jump.Keyword.IsWord("return"))
            return $"{lead}{jump.Keyword.Text.ToLowerInvariant()}{End(jump.End)}";
        if (jump.Value is not { } value)
            return $"{lead}return{(_returnsValue ? " null" : "")}{End(jump.End)}";
        if (_scope.IsRoot)
            Refuse(jump.Keyword, "Nothing receives a value that the snippet itself returns.", "Remove the value, or the `return`.");
        var code = Emit(value, asDictionary: true);
        return $"{lead}return{Spaced(code)}{code.Text}{End(jump.End)}";
    }

    private string Import(Use use)
    {
        foreach (var (name, alias) in use.Names)
            Import(name.Text.TrimStart('\\'), alias?.Text);
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
