using System.Text;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Functions, and a whole file.</content>
internal sealed partial class IdiomWriter
{
    private string File()
    {
        var statements = SnippetNames.Flatten(_file).ToList();
        var classes = statements.OfType<ClassDeclaration>().Where(static type => type.Name is not null).ToList();
        var functions = statements.OfType<Function>().ToList();
        var isLibrary = statements.TrueForAll(static one => one is Use or Dropped or Namespace or ClassDeclaration or Function or Constants or Empty);
        var body = In(_frame, () => Statements(statements, _file.Close));
        var locals = new List<string>();
        foreach (var function in functions)
            locals.AddRange(["", .. FunctionText(function, isLocal: classes.Count == 0)]);
        var types = new List<string>();
        if (classes.Count > 0 && functions.Count > 0)
        {
            types.AddRange(["", "public static class Helpers", .. Layout.Braced(locals.Skip(1))]);
            locals.Clear();
            _usings.Add($"using static {(isLibrary && _names.Namespace.Length > 0 ? SpaceText() + "." : "")}Helpers;");
        }
        foreach (var type in classes.Where(static one => !one.Is("trait")))
            types.AddRange(["", .. ClassText(type)]);
        foreach (var line in body.Concat(locals).Concat(types))
            NoteSpaces(line);
        ImportOwn(statements);
        var text = new StringBuilder();
        foreach (var line in (string[])[.. body, .. locals])
            text.Append(line).Append('\n');
        var declared = string.Concat(types.Select(static line => line + "\n"));
        var isMade = _frame.Scope.Variables.Any(static info => info.Name == "instance" && info.Writes > 0);
        var space = isLibrary && classes.Count > 0 ? SpaceText() : "";
        return ProgramText.Arrange([.. _usings], text.ToString(), declared, space, _options, !isMade && !(isLibrary && classes.Count > 0));
    }

    private string SpaceText() => string.Join('.', _names.Namespace.Split('\\').Select(CSharpNames.Spell));

    private void NoteSpaces(string line)
    {
        if (line.Contains("CultureInfo.", StringComparison.Ordinal))
            Using("System.Globalization");
        if (line.Contains("JToken", StringComparison.Ordinal))
            Using("Newtonsoft.Json.Linq");
        if (line.Contains("JsonNode", StringComparison.Ordinal))
            Using("System.Text.Json.Nodes");
        if (line.Contains("RsaKey", StringComparison.Ordinal))
            Using("WeChatPay.Crypto");
    }

    private void ImportOwn(List<Statement> statements)
    {
        foreach (var (name, alias, isClass) in statements.OfType<Use>().SelectMany(static use => use.Names))
        {
            var full = name.Text.TrimStart('\\');
            if (!isClass || !_names.IsOther(full) || full.LastIndexOf('\\') is not (> 0 and var cut))
                continue;
            var space = string.Join('.', full[..cut].Split('\\').Select(CSharpNames.Spell));
            _usings.Add(alias is null ? $"using {space};" : $"using {CSharpNames.Spell(alias.Text)} = {space}.{full[(cut + 1)..]};");
        }
    }

    private List<string> FunctionText(Function function, bool isLocal)
    {
        var lines = Layout.Comments(function.Keyword, out var behind).Where(static line => line.Length > 0).ToList();
        if (behind.Length > 0)
            lines.Insert(0, behind);
        var frame = FunctionFrame(function, function.Signature, function.Body, null, function.Keyword.Leading);
        frame.IsAsync = _async.Contains(function.Name.Text);
        frame.Token = frame.IsAsync ? "cancellationToken" : null;
        var signature = Signature(NameText.Pascal(function.Name.Text), function.Signature, function, frame);
        var head = $"{(isLocal ? "" : "public ")}static {(frame.IsAsync ? "async " : "")}{signature}";
        return [.. lines, .. FunctionLines(head, frame, function.Body)];
    }

    // $encrypt = function (string $text) use ($key): string { … }: a local function, while what it captures does not change.
    private List<string> LocalFunction(Frame home, Variable variable, Expression value)
    {
        var (signature, body, uses) = value switch
        {
            Closure closure => (closure.Signature, closure.Body, closure.Uses),
            ArrowFunction arrow => (arrow.Signature, ReturnOf(arrow), []),
            _ => throw new InvalidOperationException(),
        };
        var isPlain = home == _frame && home.Scope.Find(variable.Id) is { Writes: 1, IsHoisted: false } info
            && info.Occurrences.TrueForAll(found => found.IsWrite || IsCalled(home, info, found));
        if (!isPlain || uses.Any(static use => use.ByReference is not null) || _async.Waits(body)
            || home.Scope.Variables.Any(other => other.Occurrences.Exists(found => ReferenceEquals(found.Node, value))
                && Captures.Choose(home.Scope, other, value) is not Captures.Way.AsItIs))
            return [Refused(value, "This function as a value has no idiomatic form.", "Write a function with a name.").Text + ";"];
        var kinds = signature.Parameters.Select(one => (one.Name.Text[1..], _names.KindOf(one.Type))).ToList();
        var scope = value is Closure ? Scope.ForFunction(home.Scope, body, kinds, uses.Select(static use => use.Name.Text[1..]), isOwner: value)
            : Scope.ForArrow(home.Scope, kinds, value);
        var frame = NewFrame(scope, value, home, isBraced: true);
        frame.IsAsync = false;
        frame.Returns = TypeOf(signature.Returns);
        foreach (var parameter in signature.Parameters)
            frame.Types[parameter.Name.Text[1..]] = _parameters[parameter] = ParameterType(parameter, value.First.Leading, body);
        var name = NameText.Pascal(variable.Id);
        home.Functions[variable.Id] = (name, signature, value);
        var returned = frame.Returns ?? _known.Find(value, "") ?? IdiomType.Void;
        return FunctionLines($"{returned.Text} {name}({Parameters(signature, frame)})", frame, body);
    }

    // Whether a variable is called, and nothing else.
    private static bool IsCalled(Frame home, VariableInfo info, Occurrence found) =>
        NodeWalk.AllScopes(found.Path[^1].Statement).Count(node => node is FunctionCall { Callee: Variable { Id: var id } } && id == info.Name)
            == NodeWalk.AllScopes(found.Path[^1].Statement).Count(node => node is Variable { Id: var id } && id == info.Name)
        && home.Scope.Find(info.Name) == info;

    private Frame FunctionFrame(Node owner, Signature signature, Block body, ClassDeclaration? type, string comment)
    {
        var kinds = signature.Parameters.Select(one => (one.Name.Text[1..], _names.KindOf(one.Type))).ToList();
        var scope = Scope.ForFunction(null, body, kinds, [], type, isOwner: owner);
        var frame = NewFrame(scope, owner, null);
        var outer = _frame;
        _frame = frame;
        foreach (var parameter in signature.Parameters)
        {
            var name = parameter.Name.Text[1..];
            if (parameter.Dots is not null || parameter.Reference is not null)
                Refused(parameter.Name, "This parameter has no idiomatic form.", "Pass an array, and return the changed value.");
            var known = ParameterType(parameter, comment, type is null || parameter.Modifiers.Count == 0 ? body : new Block(body.Open, [type], body.Close));
            if (known.Kind is IdiomKind.Map or IdiomKind.List && scope.Find(name) is { EntryWrites.Count: > 0 })
                Refused(parameter.Name, "The function changes its array, and the caller keeps the old one.", "Copy it first: `$copy = [];`, and append.");
            _parameters[parameter] = known;
            _known.Add(_file, "parameter" + parameter.Name.Offset, known);
            frame.Types[name] = known;
            if (scope.Find(name) is { Writes: > 0 })
                _known.Add(owner, name, known);
        }
        frame.Returns = ResultType(signature.Returns, owner);
        FindCallback(frame, body);
        _frame = outer;
        return frame;
    }

    private string Head(Method method, ClassDeclaration type, out Frame frame)
    {
        frame = FunctionFrame(method, method.Signature, method.Body ?? new Block(method.Keyword, [], method.Keyword), type, method.First.Leading);
        frame.IsAsync = _async.Contains(method.Name.Text);
        frame.Token = frame.IsAsync ? "cancellationToken" : null;
        return Signature(NameText.Pascal(method.Name.Text), method.Signature, method, frame);
    }

    private string Signature(string name, Signature signature, Node owner, Frame frame)
    {
        var outer = _frame;
        _frame = frame;
        var returns = IsGenerator(owner) ? SequenceType(owner)
            : frame.Returns ?? _known.Find(owner, "") ?? (HasResult(owner) ? IdiomType.Unknown : IdiomType.Void);
        if (owner is Method { Body: null } && frame.Returns is null)
        {
            // What the implementations return.
            returns = _names.AllClasses.SelectMany(static type => type.Methods)
                .Where(method => method.Body is not null && method.Name.Text.Equals(((Method)owner).Name.Text, StringComparison.OrdinalIgnoreCase))
                .Select(method => _known.Find(method, "")).OfType<IdiomType>().FirstOrDefault() ?? returns;
        }
        if (returns.Kind is IdiomKind.Unknown or IdiomKind.Null or IdiomKind.Typed or IdiomKind.Anonymous)
            Refused(signature.Open, "The type of the result is not sure.", "Declare it, and return values of one type.");
        var text = returns.Kind is IdiomKind.Void ? frame.IsAsync ? "Task" : "void" : frame.IsAsync ? $"Task<{returns.Text}>" : returns.Text;
        var parameters = Parameters(signature, frame);
        _frame = outer;
        return $"{text} {name}{(frame.IsAsync ? "Async" : "")}({parameters})";
    }

    private string Parameters(Signature signature, Frame frame)
    {
        var parts = signature.Parameters.Select(one =>
        {
            var type = frame.Types[one.Name.Text[1..]];
            var text = type is { Kind: IdiomKind.Map, Element: { Kind: IdiomKind.Unknown } } ? "IReadOnlyDictionary<string, object?>" : type.Text;
            return $"{text} {frame.Names[one.Name.Text[1..]]}{Default(one)}";
        });
        var given = _known.Has(frame.Owner, RequestMark) ? ["HttpRequest request"] : (string[])[];
        var services = frame.Owner is Function function ? ServicesOf(function).Select(static one => $"{one.Type} {one.Name}") : [];
        return string.Join(", ", [.. given, .. services, .. parts, .. frame.IsAsync ? ["CancellationToken cancellationToken = default"] : (string[])[]]);
    }

    private string Default(Parameter parameter)
    {
        if (parameter.Default is null)
            return "";
        var code = Emit(parameter.Default);
        return code.Type.Kind is IdiomKind.Null || code.Type.IsScalar && parameter.Default is Literal or Constant or StaticMember or Unary
            ? $" = {Given(code, KnownParameter(parameter), parameter.Default).Text}"
            : Refused(parameter.Default, "This default has no idiomatic form.", "Use null, and `??` in the body.").Text;
    }

    private List<string> FunctionLines(string head, Frame frame, Block body) => In(frame, () =>
    {
        var form = Generators.FormOf(body);
        if (form is GeneratorForm.Awaiting || form is GeneratorForm.Iterator && (frame.Owner is Closure or ArrowFunction || _async.Waits(body)))
            Refused(body.Open, "A generator has no idiomatic form here.", "Return an array.");
        if (!frame.IsAsync && body.Statements is [Jump { Value: { } value } only] && only.Keyword.IsWord("return") && Layout.Comments(only.First, out _)
            .TrueForAll(static line => line.Length == 0))
        {
            var line = Leave(only).First();
            if (!line.Contains('\n', StringComparison.Ordinal) && head.Length + line.Length < 140)
                return [$"{head} =>{line["return".Length..]}"];
        }
        return (List<string>)[head, .. Layout.Braced(Statements(body.Statements, body.Close))];
    });
}
