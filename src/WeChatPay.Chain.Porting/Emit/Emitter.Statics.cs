using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Static members, objects and their classes.</content>
internal sealed partial class Emitter
{
    private Code EmitStaticMember(StaticMember member)
    {
        if (member.Class.IsWord("parent") && member.Arguments is not null)
            return ParentCall(member);
        if (Types.IsSelf(member.Class) && _scope.Class is null)
            return Refused(Rules.Value, member, $"`{member.Class.Text}` has no meaning outside a class.", "Write the name of the class.");
        if (_types.OwnerOf(member.Class, _scope) is { } owner)
            return OwnStatic(member, owner);
        if (member.Name.IsWord("class") && member.Arguments is null)
            return new Code(Lead(member.Class), StringText.Quote(_names.FullName(member.Class.Text)));
        if (_names.Class(member.Class) is not { } type)
            return Refused(
                Rules.ClassName,
                member,
                "The class is not ported.",
                $"`{_names.FullName(member.Class.Text)}` has no counterpart here. {HintForClass(member.Class)}");
        if (FacadeCall(member, type) is { } facade)
            return facade;
        var name = member.Name.Text;
        if (member.Arguments is not { } arguments)
        {
            if (type.Constants is null || !type.Constants.TryGetValue(name, out var text))
                return Refused(Rules.Constant, member, $"`{type.Name}` has no constant `{name}` here.", "Write its value.");
            return new Code(Lead(member.Class), text ?? $"{_names.Spell(member.Class, type)}.{name}");
        }
        if (type.Statics is null || type.Statics.Keys.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } spelt)
        {
            var hint = type.Statics is null ? "Use a member that the class has." : (Wording)$"The methods are {type.Statics.Keys}.";
            return Refused(Rules.Member, member, $"`{type.Name}` has no method `{name}` here.", hint);
        }
        if (arguments.IsCallable)
            return Refused(Rules.Closure, member, "A closure of this method is not ported.", $"Write `fn ($x) => {member.Class.Text}::{name}($x)`.");
        if (type.Name is "Coroutine")
            return new Code(Lead(member.Class), $"{_names.Spell(member.Class, type)}.{spelt}{CoroutineArguments(arguments)}");
        if (type.Namespace is "WeChatPay.Php.Handlers" or "WeChatPay.Php.Web" || type.Name is "EachPromise")
            return new Code(Lead(member.Class), $"{_names.Spell(member.Class, type)}.{spelt}{LibraryArguments(arguments)}");
        var takesText = type.Namespace is "WeChatPay.Crypto";
        var given = arguments.Items.Select(item => EmitStaticArgument(item, takesText, ScopeReader.TakesLiterals(member))).ToList();
        var call = $"{_names.Spell(member.Class, type)}.{spelt}{Brackets(arguments, given, spelt == "joinedByLineFeed" ? 0 : -1)}";
        return new Code(Lead(member.Class), type.Name == "Transformer" && spelt == "toArray" ? $"PhpArray.From({call})" : call);
    }

    // PHP looks for a name without a backslash in the namespace of the file alone.
    private bool IsRootName(Token name) => _names.IsOfNamespace(name) && ClassTable.Find(name.Text) is not null;

    private Wording HintForClass(Token name) => IsRootName(name)
        ? $"In the namespace `{_names.Namespace}` the name means `{_names.Namespace}\\{name.Text}`: write `\\{name.Text}`."
        : ClassHint(name.Text);

    private static Wording ClassHint(string name) => SnippetNames.LastOf(name) switch
    {
        "Log" or "Logger" => "Write logs in C# with `ILogger`; leave the line out here.",
        "Carbon" or "DateTime" or "DateTimeImmutable" => "Write `date('c', time())`.",
        "DB" or "Cache" or "Redis" or "Model" => "Move the access to data into a method of its own, leave that method out, and write it in C#.",
        "Client" or "Http" => "Call WeChat Pay by the chain: `$instance->chain('v3/…')->get()`.",
        _ => "Port its file together with this one, or write the class in C#.",
    };

    private Code EmitStaticArgument(Entry item, bool takesText, bool isPlain)
    {
        if (item.Label is { } label)
            Refuse(Rules.Arguments, label, "Named arguments of this method are not ported.", "Write the arguments in order.");
        if (item.Prefix is not null)
            return Spread(item.Value!);
        var value = item.Value!;
        var code = Emit(value, isPlain);
        // A value of JSON is not yet a string in C#. A key stays what it is.
        var isText = takesText && (KindOf(value) is PhpKind.Body || KindOf(value) is PhpKind.Unknown && value is Tree.Index && !IsKeyPlace(item));
        return isText ? Function("strval", code) : code;
    }

    // Rsa::verify($m, $s, $keys[$serial]): the third argument is a key.
    private static bool IsKeyPlace(Entry item) => item.Comma is null;

    private Code OwnStatic(StaticMember member, ClassDeclaration owner)
    {
        var name = member.Name.Text;
        var type = ClassText(member, owner);
        if (member.Arguments is { } arguments)
        {
            if (member.Name.Kind is TokenKind.Variable)
                return Refused(Rules.Computed, member, "A static method with a computed name is not ported.", "Write the name.");
            if (_names.Model.Method(owner, name) is not { } method)
                return owner.Is("enum")
                    && name is "from" or "tryFrom" or "cases" ? new Code(
                        Lead(member.Class), $"{type}.{CSharpNames.Spell(name)}{Brackets(arguments, EnumArguments(arguments, owner))}")
                    : Refused(Rules.Member, member, $"The class has no method `{name}`.", "Call a method of the class.");
            if (!method.Has("static"))
            {
                return Types.IsSelf(member.Class)
                    ? new Code(
                        Lead(member.Class),
                        $"this.{MethodName(method)}{Passed(arguments, method.Signature, member, fillsDefaults: true)}",
                        Level.Primary,
                        KindOf(member) is PhpKind.Unknown)
                    : Refused(Rules.Class, member, "A method that is not static is called without an object.", "Call it on an object: `$object->method()`.");
            }
            if (arguments.IsCallable)
                return Lambda($"{type}.{MethodName(method)}", method.Signature.Parameters.Count, method);
            return new Code(
                Lead(member.Class),
                $"{type}.{MethodName(method)}{Passed(arguments, method.Signature, member, fillsDefaults: true)}",
                Level.Primary,
                KindOf(member) is PhpKind.Unknown);
        }
        if (member.Name.Kind is TokenKind.Variable)
        {
            return _names.Model.FindProperty(owner, name[1..]) is { } property
                ? new Code(Lead(member.Class), $"{type}.{FieldName(property.Name, owner)}", Level.Primary, KindOf(member) is PhpKind.Unknown)
                : Refused(Rules.Member, member, $"The class does not declare the property `{name}`.", "Declare the property.");
        }
        if (member.Name.IsWord("class") && member.Arguments is null && !_names.IsOther(_names.FullName(owner.Name!.Text)))
            return new Code(Lead(member.Class), StringText.Quote((_names.Namespace.Length > 0 ? _names.Namespace + "\\" : "") + owner.Name!.Text));
        // A constant of an interface belongs to the interface alone in C#.
        var home = _names.Model.Line(owner).FirstOrDefault(one => ClassModel.Declares(one, name));
        if (home is { Name: { } homeName } && home.Is("interface"))
            type = CSharpNames.Spell(homeName.Text);
        return home is not null || HasUnknownBase(owner)
            ? new Code(Lead(member.Class), $"{type}.{MemberName(name)}")
            : Refused(Rules.Constant, member, $"The class has no constant `{name}`.", "Declare the constant.");
    }

    private List<Code> EnumArguments(Arguments arguments, ClassDeclaration owner) =>
        [.. arguments.Items.Select(item => item is { Value: { } value, Prefix: null } ? Coerced(value, Emit(value), CheckedType(owner.Backing)) : default)];

    private string ClassText(Token name, ClassDeclaration owner) =>
        name.IsWord("static") && !owner.Has("final") && IsExtended(owner) ? RefusedLate(name, owner) : CSharpNames.Spell(owner.Name?.Text ?? "");

    // `static::NAME` where no class that extends this one has a NAME of its own is `self::NAME`.
    private string ClassText(StaticMember member, ClassDeclaration owner) =>
        !member.Class.IsWord("static") || !member.Name.IsWord("class") && !_names.AllClasses.Any(type => type != owner
            && _names.Model.Line(type).Contains(owner) && DeclaresMember(type, member))
            ? CSharpNames.Spell(owner.Name?.Text ?? "")
            : ClassText(member.Class, owner);

    private static bool DeclaresMember(ClassDeclaration type, StaticMember member) => member.Arguments is not null
        ? type.Methods.Any(one => one.Name.Text.Equals(member.Name.Text, StringComparison.OrdinalIgnoreCase))
        : member.Name.Kind is TokenKind.Variable ? Declares(type, member.Name.Text[1..]) : ClassModel.Declares(type, member.Name.Text);

    private bool IsExtended(ClassDeclaration owner) => _names.Classes.Any(type => type.Extends.Any(name => _names.OwnClass(name) == owner));

    private string RefusedLate(Token name, ClassDeclaration owner)
    {
        Refuse(Rules.Class, name, "`static` means the class of the object, which extends this one. C# takes this class.",
            "Write a method that each class has, such as `protected function make() { return new self(); }`, and call it by `$this->make()`.");
        return owner.Name?.Text ?? "";
    }

    private Code ParentCall(StaticMember member)
    {
        if (_function.Name.Equals("__construct", StringComparison.OrdinalIgnoreCase) && member.Name.IsWord("__construct"))
            return Refused(Rules.Class, member, "`parent::__construct` is ported only as the first statement of a constructor.", "Move it to the first line.");
        var signature = _types.OwnerOf(member.Class, _scope) is { } owner ? _names.Model.Method(owner, member.Name.Text)?.Signature : null;
        var given = signature is null
            ? Brackets(member.Arguments!, EmitArguments(member.Arguments!))
            : Passed(member.Arguments!, signature, member, fillsDefaults: true);
        var call = $"base.{MemberName(member.Name.Text)}{given}";
        if (_scope.Class is { } own && _types.OwnerOf(member.Class, _scope) is { } parent && _names.Model.Method(parent, member.Name.Text) is { } method)
            call = OfClass(call, method, own);
        return new Code(Lead(member.Class), call, Level.Primary, KindOf(member) is PhpKind.Unknown);
    }

    private Code EmitNew(New made)
    {
        var arguments = made.Arguments ?? new Arguments(made.Class with { Text = "(", Leading = "" }, [], made.Class with { Text = ")", Leading = "" });
        if (Types.IsSelf(made.Class) ? _scope.Class is { } self : _names.OwnClass(made.Class) is not null)
        {
            var own = Types.IsSelf(made.Class) ? _scope.Class! : _names.OwnClass(made.Class)!;
            var signature = _names.Model.Method(own, "__construct")?.Signature;
            if (made.Class.IsWord("static") && !own.Has("final") && IsExtended(own))
                RefusedLate(made.Class, own);
            else if (own.Has("abstract") || own.Is("interface") || own.Is("trait") || own.Is("enum"))
                return Refused(Rules.Class, made, "Cannot instantiate this class.", "Make an object of a class that is not abstract.");
            if (signature is null && _types.IsException(own))
                return NewException(made, arguments, ClassText(made.Class, own), takesCode: false);
            var given = signature is not null ? Passed(arguments, signature, made, fillsDefaults: true) : Brackets(arguments, EmitArguments(arguments));
            return new Code(Lead(made.Keyword), $"new {ClassText(made.Class, own)}{given}");
        }
        if (_names.Class(made.Class) is not { CanBeMade: true } type)
        {
            var full = _names.FullName(made.Class.Text);
            var hint = _names.Class(made.Class) is null
                ? (Wording)$"`{full}` has no counterpart here. {HintForClass(made.Class)}"
                : "Use the value that the SDK gives.";
            return Refused(Rules.ClassName, made, $"`new {made.Class.Text}` is not ported.", hint);
        }
        if (type.Kind is PhpKind.Exception)
            return NewException(made, arguments, _names.Spell(made.Class, type), type.TakesCode);
        if (type.Factory is { } factory)
            return new Code(Lead(made.Keyword), factory + LibraryArguments(arguments));
        if (type.Namespace is "WeChatPay.Php.Promises")
            return new Code(Lead(made.Keyword), $"new {_names.Spell(made.Class, type)}{LibraryArguments(arguments)}");
        if (type.Name is "DateTime" or "DateTimeImmutable" && arguments.Items.Count < 2)
            NoteZone(made.Class);
        var values = arguments.Items.Select(item => Emit(item.Value!, isPlain: true)).ToList();
        return new Code(Lead(made.Keyword), $"new {_names.Spell(made.Class, type)}{Brackets(arguments, values)}");
    }

    private Code EmitInstanceOf(InstanceOf test)
    {
        if (test.Computed is not null)
            return Refused(Rules.Computed, test, "`instanceof` with a computed class is not ported.", "Write the name of the class.");
        var value = Emit(test.Value);
        if (_names.OwnClass(test.Class) is null && _names.FullName(test.Class.Text).TrimStart('\\').Equals("Closure", StringComparison.OrdinalIgnoreCase))
            return new Code(value.Lead, $"{Cast(test.Value, value)} is Delegate", Level.Relational);
        var (type, filter) = CaughtType(test.Class);
        if (filter.Length > 0)
        {
            var exception = KindOf(test.Value) is PhpKind.Exception && !value.IsDynamic
                ? value.TextAt(Level.Primary)
                : $"((Exception){value.TextAt(Level.Unary)})";
            return new Code(value.Lead, exception + filter, Level.Primary);
        }
        return new Code(
            value.Lead, value.TextAt(Level.Relational) + $" is {(type.Contains(" or ", StringComparison.Ordinal) ? $"({type})" : type)}", Level.Relational);
    }

    /// <summary>Names the type of a <c>catch</c> or <c>instanceof</c>, and the method that tells more.</summary>
    private (string Type, string Filter) CaughtType(Token name)
    {
        if (Types.IsSelf(name) && _scope.Class?.Name is { } self)
            return (CSharpNames.Spell(self.Text), "");
        if (_names.OwnClass(name) is { Name: { } own })
            return (CSharpNames.Spell(own.Text), "");
        if (_names.Class(name) is not { } type)
        {
            var hint = IsRootName(name) ? HintForClass(name) : @"Write `\Throwable` or `\GuzzleHttp\Exception\RequestException`.";
            Refuse(Rules.ClassName, name, "The class is not ported.", hint);
            return ("Exception", "");
        }
        return type.Name switch
        {
            "InvalidOperationException" => (SharedException(name), ""),
            // PHP's InvalidArgumentException is one of them.
            "LogicException" => ($"{_names.Spell(name, type)} or ArgumentException", ""),
            _ => (_names.Spell(name, type), type.Filter),
        };
    }

    // Several classes of PHP are one in C#. A catch of one of them is right while the code throws none of the others.
    private string SharedException(Token name)
    {
        var own = SnippetNames.LastOf(_names.FullName(name.Text));
        var isRuntime = own.Equals("RuntimeException", StringComparison.OrdinalIgnoreCase);
        // All that are an InvalidOperationException here are a RuntimeException in PHP.
        var others = _names.Made.Select(StandardClass).OfType<string>()
            .Where(made => !isRuntime && ClassTable.IsInvalidOperation(made) && !made.Equals(own, StringComparison.OrdinalIgnoreCase));
        if (others.Any())
            Refuse(
                Rules.ClassName,
                name,
                "C# has one class for several exceptions of PHP, and the code throws another one of them.",
                @"Write `\Exception`, or a class of your own that extends `\Exception`.");
        // What the SDK throws for a failed call is a RuntimeException in PHP.
        return isRuntime ? "InvalidOperationException or WeChatPayException" : "InvalidOperationException";
    }
}
