using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Members of values.</content>
internal sealed partial class Emitter
{
    private Code EmitMember(Member member)
    {
        var kind = KindOf(member.Target);
        if (ClassOf(member.Target) is { } owner)
        {
            if (!_types.IsOfException(member, owner))
                return OwnMember(member, owner);
            kind = PhpKind.Exception;
        }
        else if (FrameworkHelpers.IsReplyFactory(member.Target, _names))
            return ReplyMethod(member);
        else if (_types.LibraryOf(member.Target, _scope) is { } library)
            return LibraryMember(member, library);
        if (member.Arguments is null && (kind is PhpKind.Chain || KindOf(member) is PhpKind.Chain))
            return Hop(member);
        if (kind is PhpKind.Unknown && KindOf(member) is PhpKind.Chain)
            kind = PhpKind.Chain;
        if (member.Computed is not null)
            return ComputedMember(member, kind);
        if (member.Target is Constant)
            return Refused(Rules.Value, member, "A constant has no members.", "Use the variable: `$name`.");
        var target = Emit(member.Target);
        // A parameter is declared as the node of a chain that the client is.
        if (kind is PhpKind.Chain && !IsDynamicStyle && member.Name.IsWord("getDriver") && member.Target is not Variable { Id: "instance" })
            target = new Code(target.Lead, $"((WeChatPayClient){target.TextAt(Level.Unary)})");
        var dot = Lead(member.Arrow) + (member.Arrow.Text == "?->" ? "?." : ".") + Lead(member.Name);
        if (member.Arguments is not { } arguments)
            return Property(member, kind, target, dot);
        if (arguments.IsCallable)
            return Refused(Rules.Closure, member, "A closure of this method is not ported.", "Write `fn ($x) => $object->method($x)`.");
        // A method of a class of the code, of an exception whose class is not sure.
        if (kind is PhpKind.Exception && ClassOf(member.Target) is null && _names.Signatures(member.Name.Text).Any())
            return Loose(member, new Code(target.Lead, $"((dynamic){target.TextAt(Level.Unary)})"), dot);
        if (MemberTable.Find(kind, member.Name.Text) is null && MemberTable.IsClosed(kind))
            return UnknownMethod(member, kind);
        // Methods of exceptions are extensions in C#, which a value without a type does not see.
        if (kind is PhpKind.Unknown && MemberTable.Find(PhpKind.Exception, member.Name.Text) is not null
            && member.Name.Text is not ("getResponse" or "getReason")
            && !_names.Signatures(member.Name.Text).Any())
        {
            target = new Code(target.Lead, $"((Exception){target.TextAt(Level.Unary)})");
            kind = PhpKind.Exception;
        }
        // The replacement of a response mostly has another type, which a typed promise does not accept.
        if (kind is PhpKind.Promise && !target.IsDynamic && HasRescue(member, arguments))
            target = new Code(target.Lead, $"((dynamic){target.Text})", Level.Primary, true);
        var given = Method(member, kind, target.IsDynamic, arguments);
        var isDynamic = target.IsDynamic || kind is PhpKind.Unknown or PhpKind.Driver or PhpKind.Generator;
        var code = new Code(target.Lead, target.TextAt(Level.Primary) + dot + NameOf(kind, member.Name.Text) + given, Level.Primary, isDynamic);
        return KindOf(member) is PhpKind.Bytes ? Function("strval", code) : code;
    }

    private Code Property(Member member, PhpKind kind, Code target, string dot)
    {
        if (MemberTable.IsClosed(kind)
            || kind is PhpKind.String or PhpKind.Int or PhpKind.Bool or PhpKind.Float or PhpKind.Map or PhpKind.List or PhpKind.Array)
        {
            var hint = kind is PhpKind.Map or PhpKind.Array ? (Wording)$"Use an entry: `['{member.Name.Text}']`." : "Use one of its methods.";
            return Refused(Rules.Member, member, $"This value has no member `{member.Name.Text}`.", hint);
        }
        if (_names.AllClasses.Any(type => ClassModel.Properties(type).Any(one => one.Name == member.Name.Text) && IsRenamed(member.Name.Text, type)))
            return Refused(
                Rules.Member, member, "A class has a property and a method of this name, and the class of the value is not known.",
                    "Give the variable a type: pass it as a parameter.");
        return new Code(target.Lead, target.TextAt(Level.Primary) + dot + CSharpNames.Spell(member.Name.Text), Level.Primary, true);
    }

    private Code OwnMember(Member member, ClassDeclaration owner)
    {
        if (member.Computed is not null)
            return Refused(Rules.Computed, member, "A member with a computed name is not ported.", "Write the name.");
        var target = Emit(member.Target);
        var dot = Lead(member.Arrow) + (member.Arrow.Text == "?->" ? "?." : ".") + Lead(member.Name);
        if (member.Arguments is { } arguments)
        {
            if (_names.Model.Method(owner, member.Name.Text) is not { } method)
                return HasUnknownBase(owner)
                    ? Loose(member, target, dot)
                    : Refused(Rules.Member, member, $"The class has no method `{member.Name.Text}`.", "Call a method of the class.");
            if (arguments.IsCallable)
                return Lambda($"{target.TextAt(Level.Primary)}{dot}{MethodName(method)}", method.Signature.Parameters.Count, method);
            var text = target.TextAt(Level.Primary) + dot + MethodName(method) + Passed(arguments, method.Signature, member, fillsDefaults: true);
            return new Code(target.Lead, OfClass(text, method, owner), Level.Primary, KindOf(member) is PhpKind.Unknown && ClassOf(member) is null);
        }
        if (IsExceptionField(owner, member.Name.Text))
            return ExceptionField(member, target, dot);
        if (_names.Model.FindProperty(owner, member.Name.Text) is { } property)
        {
            var kind = _types.KindOfProperty(property);
            return new Code(target.Lead, target.TextAt(Level.Primary) + dot + FieldName(property.Name, owner), Level.Primary,
                kind is PhpKind.Unknown || IsDynamicStyle && kind is PhpKind.Chain);
        }
        if (owner.Is("enum") && member.Name.Text is "value" or "name")
            return new Code(target.Lead, target.TextAt(Level.Primary) + dot + member.Name.Text);
        return HasUnknownBase(owner)
            ? Loose(member, target, dot)
            : Refused(Rules.Member, member, $"The class does not declare the property `{member.Name.Text}`.", "Declare the property.");
    }

    private bool HasUnknownBase(ClassDeclaration owner) =>
        _names.Model.Line(owner).Any(one => one.Extends.Any(name => _names.OwnClass(name) is null && !IsController(name))
            || one.Members.OfType<TraitUse>().Any(use => use.Names.Any(name => _names.OwnClass(name) is null)));

    private Code Loose(Member member, Code target, string dot)
    {
        var text = target.TextAt(Level.Primary) + dot + CSharpNames.Spell(member.Name.Text);
        return new Code(target.Lead, member.Arguments is { } given ? text + Brackets(given, EmitArguments(given)) : text, Level.Primary, true);
    }

    private static string MethodName(Method method) => MemberName(method.Name.Text);

    // A member of C# cannot have the name of a member that every object has.
    private static string MemberName(string name) => name is "GetType" or "ToString" or "Equals" or "GetHashCode" ? name + "_" : CSharpNames.Spell(name);

    // A property and a method of one name are two things in PHP.
    private string FieldName(string name, ClassDeclaration? owner) => IsRenamed(name, owner) ? MemberName(name) + "_" : MemberName(name);

    private bool IsRenamed(string name, ClassDeclaration? owner) => owner is not null && _names.AllClasses
        .Where(type => type == owner || _names.Model.Line(type).Contains(owner) || _names.Model.Line(owner).Contains(type))
        .Any(type => type.Name?.Text == name || type.Methods.Any(method => method.Name.Text == name));

    // Whether a function that handles a rejection returns a value.
    private static bool HasRescue(Member member, Arguments arguments) =>
        arguments.Items.Where((_, at) => at == 1 || member.Name.IsWord("otherwise")).Any(static item => item.Value is Closure rescue && Returns(rescue.Body));

    private static string NameOf(PhpKind kind, string name)
    {
        if (kind is PhpKind.Exception && name.Equals("getReason", StringComparison.OrdinalIgnoreCase))
            return "getResponse";
        if (kind is not PhpKind.Chain || !MemberTable.IsVerb(name))
            return kind is PhpKind.Unknown ? CSharpNames.Spell(name) : MemberTable.Spell(name);
        return name.EndsWith("async", StringComparison.OrdinalIgnoreCase) ? name[..^5].ToLowerInvariant() + "Async" : name.ToLowerInvariant();
    }

    private Code UnknownMethod(Member member, PhpKind kind)
    {
        Refuse(Rules.Member, member.Name, "There is no such method.", kind switch
        {
            PhpKind.Chain => "The verbs are get, post, put, patch and delete, each also with Async. Write a segment without brackets.",
            PhpKind.Promise => "A promise has then, otherwise, wait and getState.",
            PhpKind.Response => "A response has getStatusCode, getReasonPhrase, getBody, getHeader, getHeaderLine, getHeaders and hasHeader.",
            PhpKind.Body => "A body has getContents, read, rewind, tell and getSize.",
            PhpKind.Generator => "A generator has current, key, next, valid, rewind, send, throw and getReturn.",
            PhpKind.Stack => "A handler stack has push, unshift, before, after and remove. See docs/en/handlers.md.",
            PhpKind.Exception => "An exception has getMessage, getCode, getPrevious, getTraceAsString, hasResponse and getResponse.",
            _ => null,
        });
        return new Code("", "default");
    }

    private Code ComputedMember(Member member, PhpKind kind)
    {
        if (member.Arguments is not null || kind is not PhpKind.Unknown)
            return Refused(Rules.Computed, member, "A member with a computed name is not ported here.", "Write the name.");
        var target = Emit(member.Target);
        return new Code(target.Lead, $"{target.Text}[{Emit(member.Computed!).Text}]", Level.Primary, true);
    }

    private string Method(Member member, PhpKind kind, bool isDynamic, Arguments arguments)
    {
        var parts = new List<Code>();
        foreach (var (item, at) in arguments.Items.Select(static (item, at) => (item, at)))
        {
            if (item.Label is { } label)
                Refuse(Rules.Arguments, label, "Named arguments of this method are not ported.", "Write the arguments in order.");
            parts.Add(item.Value switch
            {
                { } value when kind is PhpKind.Stack && at == (member.Name.IsWord("before") || member.Name.IsWord("after") ? 1 : 0)
                    && !member.Name.IsWord("remove") => Handler(value),
                Literal { Token.Value: "cookies" or "prepare_body" } when kind is PhpKind.Stack && at == 0 =>
                    Refused(Rules.Value, item.Value, "The client has no handler of this name.",
                        "Write `signer`: it is the handler that comes before the wire."),
                Closure or ArrowFunction when kind is not PhpKind.Promise and not PhpKind.Unknown and not PhpKind.Generator =>
                    Refused(Rules.Closure, item.Value, "A function is not ported here.", "Only `then` and `otherwise` take functions."),
                Closure closure when kind is PhpKind.Promise || IsPromiseName(member) =>
                    Callback(EmitClosure(closure, ParametersOf(member, at), isRescue: member.Name.IsWord("otherwise")), isDynamic),
                ArrowFunction arrow when kind is PhpKind.Promise || IsPromiseName(member) =>
                    Callback(EmitArrow(arrow, ParametersOf(member, at)), isDynamic),
                Closure or ArrowFunction => Passed(item.Value, null),
                ArrayLiteral array when kind is PhpKind.Chain && MemberTable.IsVerb(member.Name.Text) => Options(array),
                { } path when kind is PhpKind.Chain && member.Name.IsWord("chain") => PathText(path),
                { } place when kind is PhpKind.Unknown && _types.GeneratorsOf(member, _scope).Count > 0 => Kept(place, Emit(place)),
                _ => Emit(item.Value!, isPlain: kind is PhpKind.Chain && MemberTable.IsVerb(member.Name.Text)),
            });
        }
        return Brackets(arguments, parts);
    }

    // What an earlier function of the promise returned has no type in C#.
    private Signature Loosened(Signature signature, PhpKind[] given) => given is [PhpKind.Unknown] && signature.Parameters is [{ Type: { } type } only, ..]
        && _names.KindOf(type) is PhpKind.Array or PhpKind.Int or PhpKind.String or PhpKind.Float or PhpKind.Bool
        ? signature with { Parameters = [only with { Type = null }, .. signature.Parameters.Skip(1)] }
        : signature;

    private static bool IsPromiseName(Member member) => member.Name.IsWord("then") || member.Name.IsWord("otherwise");

    private Code Callback(Code lambda, bool isDynamic) =>
        isDynamic || IsDynamicStyle ? new Code(lambda.Lead, $"{FunctionName("function")}({lambda.Text})") : lambda;

    // The arguments with which the PHP SDK calls the functions of a promise.
    private PhpKind[] ParametersOf(Member member, int at)
    {
        if (member.Name.IsWord("otherwise") || member.Name.IsWord("then") && at == 1)
            return [PhpKind.Exception];
        return member.Name.IsWord("then") && Types.IsCall(member.Target, _scope) ? [PhpKind.Response] : [PhpKind.Unknown];
    }
}
