using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Assignments.</content>
internal sealed partial class IdiomWriter
{
    private List<string> Assign(Assignment assignment)
    {
        if (assignment.Reference is not null)
            return [Refused(assignment, "A reference has no idiomatic form.", "Assign the value.").Text + ";"];
        if (assignment.Value is Assignment chained)
            return [.. Assign(chained), .. Assign(assignment with { Value = chained.Target })];
        return assignment.Target switch
        {
            Variable variable => AssignVariable(assignment, variable),
            Tree.Index { Key: null } append => [AppendText(assignment, append)],
            Tree.Index index => [EntryText(assignment, index)],
            Member { Arguments: null, Computed: null } or StaticMember { Arguments: null } => [AssignMember(assignment)],
            ArrayLiteral list => AssignList(assignment, list),
            _ => [Refused(assignment, "This assignment has no idiomatic form.").Text + ";"],
        };
    }

    private List<string> AssignVariable(Assignment assignment, Variable variable)
    {
        var home = HomeOf(variable.Id) ?? _frame;
        if (assignment.Operator.Text != "=")
            return [Compound(assignment, EmitVariable(variable))];
        if (assignment.Value is Member wait && IsPromiseWait(wait) && HasCallbacks(wait))
            return PromiseText(wait, home.Scope.Find(variable.Id) is { } used && used.Occurrences.TrueForAll(static found => found.IsWrite) ? null
                : variable);
        if (assignment.Value is Closure or ArrowFunction)
            return LocalFunction(home, variable, assignment.Value);
        if (home.Scope.Find(variable.Id) is { IsAssignedByLoops: true })
            return [Refused(variable, "The variable is shared by a loop or a `catch` and other code.", "Use a variable of its own.").Text + ";"];
        var isDeclared = home.Scope.DeclaredAt.ContainsKey(variable);
        return [.. Assigned(home, variable, assignment.Value, isDeclared)];
    }

    private List<string> Assigned(Frame home, Variable variable, Expression value, bool isDeclared)
    {
        var info = home.Scope.Find(variable.Id)!;
        var name = home.Names[variable.Id];
        var code = value is ArrayLiteral literal ? ArrayValue(home, info, literal) : Emit(value);
        // `$data = json_decode((string) $response->getBody(), true);` is another name for the response, whose fields are members.
        if (code.Type.Kind is IdiomKind.Typed && IsDecoded(value) && isDeclared && info.Writes == 1 && IsFixed(value) && !_known.Has(home.Owner, variable.Id))
        {
            home.Aliases[variable.Id] = code;
            return [];
        }
        if (code.Type.Kind is IdiomKind.Typed && (_known.Has(home.Owner, variable.Id) || _known.Find(home.Owner, variable.Id)?.Kind is IdiomKind.Response))
        {
            code = IsDecoded(value) ? AsJson(code, value) : new Idiom(code.Text, IdiomType.Response with { Fields = code.Type.Fields }, code.Level);
            if (!isDeclared || code.Type.Kind is IdiomKind.Json)
                return Finish(home, variable, code, isDeclared, info, name);
            _known.Add(home.Owner, variable.Id, code.Type);
            home.Types[variable.Id] = code.Type;
            return [$"WeChatPayResponse {name} = {code.Text};"];
        }
        return Finish(home, variable, code, isDeclared, info, name);
    }

    // Whether the variable of the response that an expression decodes has one value alone.
    private bool IsFixed(Expression value) => NodeWalk.All(value).OfType<Variable>().ToList() is [var response]
        && HomeOf(response.Id)?.Scope.Find(response.Id) is { } info && info.Writes + info.Declarers.Count <= 1
        && !NodeWalk.All(value).Any(node => node is Member { Arguments: not null } call && MemberTable.IsVerb(call.Name.Text));

    private List<string> Finish(Frame home, Variable variable, Idiom code, bool isDeclared, VariableInfo info, string name)
    {
        if (code.Type.Kind is IdiomKind.Void)
            Refused(variable, "The value has no type.");
        // PHP goes through it once.
        if (code.Type.Kind is IdiomKind.Sequence)
            Refused(variable, "A generator in a variable has no idiomatic form.", "Loop over the call: `foreach (numbers() as $number)`.");
        _known.Add(home.Owner, variable.Id, code.Type);
        var all = _known.Find(home.Owner, variable.Id) ?? code.Type;
        if (all.Kind is IdiomKind.Unknown && code.Type.Kind is not IdiomKind.Unknown)
            Refused(variable, "The variable has values of several types.", "Use a variable for each type.");
        if (code.Type.Kind is IdiomKind.Map or IdiomKind.List && info.Values is not [ArrayLiteral] && code.Text is var text
            && !text.Contains('(', StringComparison.Ordinal))
            code = code with { Text = $"new {code.Type.Text}({text})" };
        home.Types.Remove(variable.Id);
        if (!isDeclared)
            return [$"{name} = {code.Text};"];
        if (code.Type.Kind is IdiomKind.Null && !all.IsSpeakable)
            Refused(variable, "The type of this variable is not sure.", "Assign a value of a type.");
        var type = all.Kind is IdiomKind.Int || all.IsNullable || code.Type.Kind is IdiomKind.Null || all != code.Type && all.IsSpeakable ? all.Text : "var";
        if (all.Kind is IdiomKind.Typed or IdiomKind.Unknown or IdiomKind.Anonymous)
            type = "var";
        // The compiler knows the type of these.
        if (all == code.Type && all.IsNullable && all.Kind is not IdiomKind.Int)
            type = "var";
        return [$"{type} {name} = {code.Text};"];
    }

    // An array in a variable: an anonymous object where it only goes into calls, otherwise a dictionary or a list.
    private Idiom ArrayValue(Frame home, VariableInfo info, ArrayLiteral literal)
    {
        if (info.IsPlain && literal.Entries.Count > 0 && ArrayShape.IsMap(literal))
        {
            var plain = PlainObject(literal);
            return new(plain, new IdiomType(plain.StartsWith("new {", StringComparison.Ordinal) || plain.StartsWith("new\n", StringComparison.Ordinal)
                ? IdiomKind.Anonymous : IdiomKind.Other)
            { Name = "Dictionary<string, object?>" });
        }
        var known = _known.Find(home.Owner, info.Name);
        if (literal.Entries.Count == 0)
        {
            var isMap = info.EntryWrites.Count > 0 && known?.Kind is IdiomKind.Map;
            var type = known is { Kind: IdiomKind.Map or IdiomKind.List } ? known.NotNull : isMap ? IdiomType.MapOf(IdiomType.Unknown)
                : new IdiomType(IdiomKind.List);
            return new($"new {type.Text}()", type);
        }
        var array = EmitArray(literal);
        if (array.Type.Kind is IdiomKind.Map && known is { Kind: IdiomKind.Map, Element: { } element } && array.Type.Element != element)
            return MapText(literal, element);
        return array;
    }

    /// <summary>Writes an array that stays an array: a dictionary, or a list.</summary>
    private Idiom EmitArray(ArrayLiteral literal)
    {
        if (literal.Entries.Any(static entry => entry.Prefix is not null || entry.Value is null))
            return Refused(literal, "This array has no idiomatic form.", "Write its entries.");
        if (literal.Entries.Count > 0 && ArrayShape.IsMap(literal))
        {
            var types = literal.Entries.Select(entry => entry.Value is ArrayLiteral ? IdiomType.Unknown : Emit(entry.Value!).Type).Distinct().ToList();
            return MapText(literal, types is [{ IsScalar: true, IsNullable: false } only] ? only : IdiomType.Unknown);
        }
        if (!ArrayShape.IsList(literal))
            return Refused(literal, "An array with such keys has no idiomatic form.", "Use keys of text, or a list.");
        var items = literal.Entries.Select(entry => (Entry: entry, Value: Emit(entry.Value!))).ToList();
        var kinds = items.Select(static item => item.Value.Type).Distinct().ToList();
        if (kinds is not [{ Kind: not IdiomKind.Unknown } element])
            return Refused(literal, "The items of this list have several types.", "Give the items one type.");
        var entries = items.Select(static item => ((List<string>)Layout.Comments(item.Entry.Value!.First, out _), item.Value.Text)).ToList();
        return new(Layout.Entries($"new List<{element.Text}>", '{', '}', entries, IsLong(literal)), IdiomType.ListOf(element));
    }

    private Idiom MapText(ArrayLiteral literal, IdiomType element)
    {
        var entries = literal.Entries.Select(entry => ((List<string>)Layout.Comments(entry.Key!.First, out _),
            $"[{Emit(entry.Key).Text}] = {(element.Kind is IdiomKind.Unknown ? PlainValue(entry.Value!) : Emit(entry.Value!).Text)}")).ToList();
        var type = IdiomType.MapOf(element);
        foreach (var shared in literal.Entries.Where(entry => entry.Value is Variable && TypeOnly(entry.Value) is { Kind: IdiomKind.List or IdiomKind.Map }))
            Refused(shared.Value!, "An array inside of an array that is kept has no idiomatic form.", "Write the inner array in the call.");
        return new(Layout.Entries($"new {type.Text}", '{', '}', entries, IsLong(literal)), type);
    }

    private string AppendText(Assignment assignment, Tree.Index append)
    {
        if (assignment.Operator.Text != "=" || append.Target is not (Variable or Member { Arguments: null }))
            return Refused(assignment, "This assignment has no idiomatic form.", "Build the inner array first.").Text + ";";
        var value = assignment.Value is ArrayLiteral literal ? EmitArray(literal) : Copied(Emit(assignment.Value), assignment.Value);
        Learn(append.Target, IdiomType.ListOf(value.Type));
        var target = Emit(append.Target);
        if (target.Type.Kind is not IdiomKind.List || value.Type.Kind is IdiomKind.Unknown)
            return Refused(assignment, "The type of this list is not sure.", "Begin with `$list = [];`, and append values of one type.").Text + ";";
        return $"{target.At(Level.Primary)}.Add({value.Text});";
    }

    private string EntryText(Assignment assignment, Tree.Index index)
    {
        if (assignment.Operator.Text != "=" || index.Target is not (Variable or Member { Arguments: null }))
            return Refused(assignment, "This assignment has no idiomatic form.", "Build the inner array first.").Text + ";";
        var key = Emit(index.Key!);
        var value = assignment.Value is ArrayLiteral ? new Idiom(PlainValue(assignment.Value), IdiomType.Unknown)
            : Copied(Emit(assignment.Value), assignment.Value);
        Learn(index.Target, IdiomType.MapOf(value.Type is { IsScalar: true, IsNullable: false } ? value.Type : IdiomType.Unknown));
        var target = Emit(index.Target);
        if (target.Type.Kind is not IdiomKind.Map || key.Type is not { Kind: IdiomKind.String, IsNullable: false } || IsNumber(index.Key!))
            return Refused(assignment, "The type of this array is not sure.", "Begin with `$array = ['key' => …];`, and use keys of text.").Text + ";";
        return $"{target.At(Level.Primary)}[{key.Text}] = {value.Text};";
    }

    // PHP makes an integer of the key '5'.
    private static bool IsNumber(Expression key) => key is not Literal { Token: { Value: [not (>= '0' and <= '9') and not '-', ..] } };

    // What an entry tells about the type of its array.
    private void Learn(Expression target, IdiomType type)
    {
        if (target is Variable variable && HomeOf(variable.Id) is { } home)
        {
            if (_known.Find(home.Owner, variable.Id) is not { Kind: IdiomKind.Map or IdiomKind.List } known || known.Element is null)
                _known.Add(home.Owner, variable.Id, type);
            else if (known.Kind == type.Kind && known.Element != type.Element)
                _known.Add(home.Owner, variable.Id, type);
        }
        else if (target is Member { Target: Variable { Id: "this" } } member && _frame.Class is { } owner)
            _known.Add(owner, "$" + member.Name.Text, type);
    }

    private List<string> AssignList(Assignment assignment, ArrayLiteral list)
    {
        if (assignment.Operator.Text != "=" || assignment.Value is not Variable source)
            return [Refused(assignment, "Destructuring of this value has no idiomatic form.", "Assign the value to a variable, and read its entries.").Text
                + ";"];
        var lines = new List<string>();
        Collect(list, source);
        return lines;

        void Collect(ArrayLiteral targets, Expression from)
        {
            foreach (var (entry, at) in targets.Entries.Select(static (entry, at) => (entry, at)))
            {
                var key = entry.Key ?? new Literal(new Syntax.Token(Syntax.TokenKind.Integer, $"{at}", targets.Open.Offset, ""));
                var read = new Tree.Index(from, targets.Open, key, targets.Close);
                if (entry.Value is ArrayLiteral inner)
                    Collect(inner, read);
                else if (entry.Value is Variable variable && HomeOf(variable.Id) is { } home)
                    lines.AddRange(Assigned(home, variable, read, home.Scope.DeclaredAt.ContainsKey(variable)));
                else if (entry.Value is not null)
                    Refused(entry.Value, "Only variables can be destructured in idiomatic C#.");
            }
        }
    }
}
