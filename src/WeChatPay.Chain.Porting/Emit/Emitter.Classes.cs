using System.Text;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Classes.</content>
internal sealed partial class Emitter
{
    private static readonly string[] RefusedMethods =
        [
            "__get", "__set", "__isset", "__unset", "__call", "__callstatic", "__clone", "__destruct", "__serialize", "__unserialize", "__sleep", "__wakeup",
            "__invoke", "__set_state", "__debuginfo",
    ];

    private string ClassText(ClassDeclaration type)
    {
        if (type.Is("trait"))
            return "";
        var outer = _scope;
        _scope = Scope.ForFunction(null, new Block(type.Open, [], type.Close), [], [], type);
        var text = type.Is("enum") ? EnumText(type) : $"{ClassHead(type)}{OrNewLine(Lead(type.Open))}{{{Members(type)}{Lead(type.Close)}}}";
        _scope = outer;
        return Lead(type.First) + text;
    }

    private static string OrNewLine(string lead) => lead.Length == 0 ? " " : lead;

    private string ClassHead(ClassDeclaration type)
    {
        var name = CSharpNames.Spell(type.Name!.Text);
        if (FunctionTable.Find(type.Name.Text, out _) is not null)
            Warn(Rules.Assumed, type.Name, "The class has the name of a function.");
        var modifiers = type.Has("abstract") ? "abstract " : type.Has("final") ? "sealed " : "";
        var bases = type.Extends.Concat(type.Implements).Select(BaseText).OfType<string>().ToList();
        return $"public {modifiers}{(type.Is("interface") ? "interface" : "class")} {name}{(bases.Count > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private string? BaseText(Token name)
    {
        if (_names.OwnClass(name) is { Name: { } own })
            return CSharpNames.Spell(own.Text);
        if (_names.Class(name) is { Kind: PhpKind.Exception, Filter: "" } known && !known.TakesCode && known.CanBeMade)
            return known.Namespace is "System" ? known.Name : _names.Spell(name, known);
        if (IsController(name))
        {
            Warn(Rules.LeftOut, name, "The base class of the framework is left out: the class uses none of its members.");
            return null;
        }
        Refuse(
            Rules.ClassName,
            name,
            "The base class or interface is not ported.",
            SnippetNames.LastOf(name.Text).ToLowerInvariant() is "arrayaccess" or "countable" or "iteratoraggregate" or "iterator" or "traversable"
                or "jsonserializable" or "stringable" or "serializable" or "arrayobject" or "arrayiterator" or "splobjectstorage"
                ? "It is built into PHP, and C# has no such interface here: leave it out, and call the methods by their names."
                : "Port its file together with this one, or leave it out and write the class in C#.");
        return null;
    }

    // A base class of Laravel's or ThinkPHP's controllers. A member of it that the class uses is refused where it is used.
    internal static bool IsController(Token name) => SnippetNames.LastOf(name.Text) is "Controller" or "BaseController";

    private string Members(ClassDeclaration type)
    {
        var text = new StringBuilder();
        var statics = _statics.Count;
        CheckUnassigned(type);
        foreach (var member in AllMembers(type, 0))
            text.Append(MemberText(type, member));
        foreach (var method in MissingMethods(type))
            text.Append($"\n{Indent(type)}public abstract {Head(method, type)};");
        if (!type.Is("interface") && _names.Model.Method(type, "__construct") is { } inherited
            && !type.Methods.Any(static one => one.Name.IsWord("__construct"))
            && inherited.Signature.Parameters.Count > 0 && type.Extends.Count > 0)
            text.Insert(0, $"\n    {Forwarding(type, inherited)}");
        if (type.Is("class") && _types.IsException(type) && _names.Model.Method(type, "__construct") is null)
            text.Insert(0, ExceptionConstructor(type));
        text.Append(CloneText(type));
        for (; _statics.Count > statics; _statics.RemoveAt(_statics.Count - 1))
            text.Insert(0, $"\n    private static {_statics[^1]}");
        return text.ToString();
    }

    private static string Indent(ClassDeclaration type) => type.Members.Count > 0 ? Trivia.IndentOf(Lead(type.Members[0].First)) : "";

    // An abstract class of C# has to name the methods of its interfaces that it leaves to others.
    private IEnumerable<Method> MissingMethods(ClassDeclaration type)
    {
        if (!type.Has("abstract") || !type.Is("class"))
            return [];
        var line = _names.Model.Line(type).ToList();
        // A base class that has the interface too names the method already.
        var named = line.Skip(1).Where(static one => one.Is("class")
            && one.Has("abstract")).SelectMany(one => _names.Model.Line(one)).Where(static one => one.Is("interface"));
        var own = line.Where(static one => !one.Is("interface")).SelectMany(static one => one.Methods).Select(static method => method.Name.Text);
        var known = own.Concat(named.SelectMany(static one => one.Methods).Select(static method => method.Name.Text)).ToList();
        return line.Where(static one => one.Is("interface")).SelectMany(static one => one.Methods)
            .Where(method => !known.Contains(method.Name.Text, StringComparer.OrdinalIgnoreCase));
    }

    // The members of traits are written into the class that uses them.
    private IEnumerable<ClassMember> AllMembers(ClassDeclaration type, int depth)
    {
        foreach (var member in type.Members)
        {
            if (member is not TraitUse use)
            {
                yield return member;
                continue;
            }
            if (use.Rules is { } rules)
                Refuse(Rules.Class, rules, "Rules for the methods of traits are not ported.", "Give the methods different names.");
            foreach (var name in use.Names)
            {
                if (_names.OwnClass(name) is not { } trait || depth > 5)
                {
                    Refuse(Rules.ClassName, name, "The trait is not ported.", "Port its file together with this one, or leave it out.");
                    continue;
                }
                foreach (var inner in AllMembers(trait, depth + 1))
                    yield return inner;
            }
        }
    }

    private string Forwarding(ClassDeclaration type, Method inherited)
    {
        var kinds = KindsOf(inherited.Signature, [], "");
        var scope = Scope.ForFunction(null, inherited.Body!, kinds, [], type);
        var parameters = string.Join(", ", inherited.Signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind, scope)));
        var given = inherited.Signature.Parameters.Select(one => one.Dots is null ? Fixed(one, new Code("", Spell(one.Name))).Text : $"{Spell(one.Name)}Given");
        return $"public {CSharpNames.Spell(type.Name!.Text)}({parameters}) : base({string.Join(", ", given)}) {{ }}";
    }

    private string MemberText(ClassDeclaration type, ClassMember member)
    {
        switch (member)
        {
            case ClassConstants constants:
                return string.Concat(constants.Items.Select(
                    (item, at) => (at == 0 ? Lead(constants.First) : " ") + ConstantText(item.Name, item.Value, Access(constants) + " ")));
            case FieldDeclaration field:
                return string.Concat(field.Items.Where(item => !IsExceptionField(type, item.Name.Text[1..])).Select(
                    (item, at) => (at == 0 ? Lead(field.First) : " ") + FieldText(field.Modifiers, field.Type, item.Name, item.Value, field.First.Leading)));
            case Method method:
                return MethodText(type, method);
            case EnumCase one:
                Refuse(Rules.Syntax, one.Keyword, "Case can only appear in enums.");
                return "";
            default:
                return "";
        }
    }

    private static string Access(ClassMember member) => Access(member.Modifiers);

    private static string Access(IReadOnlyList<Token> modifiers) =>
        modifiers.FirstOrDefault(static token => token.IsWord("private") || token.IsWord("protected")) is { } access
            ? access.Text.ToLowerInvariant()
            : "public";

    private string FieldText(IReadOnlyList<Token> modifiers, TypeName? type, Token name, Expression? value, string comment)
    {
        var property = _names.Model.FindProperty(_scope.Class, name.Text[1..]);
        var kind = property is null ? _names.KindOf(type) : _types.KindOfProperty(property);
        var text = type is null && kind is PhpKind.Chain or PhpKind.Promise or PhpKind.Response
            ? TypeText(null, kind, isReturn: false)
            : TypeText(type, kind, isReturn: false);
        var words = (modifiers.Any(static token => token.IsWord("static")) ? "static " : "") + (modifiers.Any(static token => token.IsWord("readonly"))
            && !IsArrayField(kind) ? "readonly " : "");
        var start = value is not null && !(value is Constant { Name: var nothing } && nothing.IsWord("null")) ? " = " + Emit(value).Text : "";
        if (start.Length > 0 && text.TrimEnd('?') is "string" or "PhpArray" or "long" or "double" or "bool" && KindOf(value!) != kind
            && !(kind is PhpKind.Float && KindOf(value!) is PhpKind.Int))
            start = " = " + Coerced(value!, Emit(value!), CheckedType(type)).Text;
        if (RedeclaredField(modifiers, name, kind, text, start) is { } redeclared)
            return redeclared;
        return $"{Access(modifiers)} {words}{text} {FieldName(name.Text[1..], _scope.Class)}{start};";
    }

    private static bool IsArrayField(PhpKind kind) => kind is PhpKind.Array or PhpKind.Unknown;

    private string MethodText(ClassDeclaration type, Method method)
    {
        var name = method.Name.Text;
        if (RefusedMethods.Contains(name.ToLowerInvariant()))
        {
            Refuse(Rules.Class, method.Name, $"The magic method `{name}` is not ported.", "Write an ordinary method, and call it.");
            return "";
        }
        if (method.Name.IsWord("__construct"))
            return Constructor(type, method);
        if (method.Name.IsWord("__toString"))
        {
            var signature = method.Signature with { Returns = new TypeName([method.Name with { Text = "string" }]) };
            return $"{Lead(method.First)}public override {FunctionText(method.Keyword, method.Name, signature, method.Body!, type, "ToString", method)}";
        }
        CheckOverride(type, method);
        var isAbstract = method.Body is null;
        var words = type.Is("interface") ? "" : Access(method) + " " + Inheritance(type, method, isAbstract);
        if (isAbstract)
            return $"{Lead(method.First)}{words}{Head(method, type)};";
        var text = FunctionText(method.Keyword, method.Name, method.Signature, method.Body!, type, MethodName(method), method);
        return $"{Lead(method.First)}{words}{text}";
    }

    private string Inheritance(ClassDeclaration type, Method method, bool isAbstract)
    {
        if (method.Has("static"))
            return "static ";
        if (isAbstract)
            return "abstract ";
        var bases = _names.Model.Line(type).Skip(1).Where(static one => one.Is("class")).ToList();
        if (!method.Has("private")
            && bases.Exists(one => one.Methods.Any(same => same.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase) && !same.Has("private"))
            || MissingMethods(one).Any(same => same.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase))))
            return method.Has("final") ? "sealed override " : "override ";
        var isOverridden = !method.Has("private") && _names.AllClasses.Any(one => one != type && _names.Model.Line(one).Skip(1).Contains(type)
            && one.Methods.Any(same => same.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase)));
        return isOverridden ? "virtual " : "";
    }

    private string Head(Method method, ClassDeclaration type)
    {
        var kinds = KindsOf(method.Signature, [], method.First.Leading);
        var scope = Scope.ForFunction(null, new Block(method.Keyword, [], method.Keyword), kinds, [], type);
        var returns = method.Signature.Returns is { } written ? TypeText(written, PhpKind.Unknown, isReturn: true) : "dynamic?";
        var parameters = method.Signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind, scope));
        return $"{returns} {MethodName(method)}({string.Join(", ", parameters)})";
    }

    private string Constructor(ClassDeclaration type, Method method)
    {
        var kinds = KindsOf(method.Signature, [], method.First.Leading);
        var body = method.Body!;
        var (call, rest) = ParentConstructor(body);
        var scope = Scope.ForFunction(null, rest, kinds, [], type, isOwner: method);
        GiveClasses(scope, method.Signature);
        var fields = string.Concat(method.Signature.Parameters.Where(one => one.Modifiers.Count > 0 && !IsPromotedAgain(type, one))
            .Select(one => $"{Lead(method.First)}{FieldText(one.Modifiers, one.Type, one.Name, null, "")}"));
        var assigned = string.Concat(method.Signature.Parameters.Where(static one => one.Modifiers.Count > 0)
            .Select(one => $" this.{FieldName(one.Name.Text[1..], type)} = {PromotedValue(one)};"));
        var outer = _scope;
        _scope = scope;
        var parameters = string.Join(", ", method.Signature.Parameters.Select((parameter, at) => ParameterText(parameter, kinds[at].Kind, scope)));
        var (forwarded, first) = call is not null ? BaseCall(type, call) : _types.IsException(type) && type.Extends.All(name => _names.OwnClass(name) is null)
            ? Completed(type, "", null) : ("", "");
        _scope = outer;
        var context = new FunctionContext("__construct", false, PhpKind.Void, "void", GeneratorForm.None);
        var text = In(scope, context, () => Body(rest, false, first + Entry(method.Signature, scope) + assigned));
        var lead = fields.Length > 0 && !Trivia.HasComment(Lead(method.First)) ? Lead(method.First) : Lead(method.First);
        return $"{fields}{lead}{Access(method)} {CSharpNames.Spell(type.Name!.Text)}({parameters}){forwarded}{(text[0] == '{' ? " " : "")}{text}";
    }

    // The property has an array of its own: the caller may change the given one afterwards.
    private string PromotedValue(Parameter parameter) => _names.KindOf(parameter.Type) switch
    {
        _ when parameter.Reference is not null => Spell(parameter.Name),
        PhpKind.Array => $"{Spell(parameter.Name)}.Copy()",
        PhpKind.Unknown => $"{FunctionName("copy")}({Spell(parameter.Name)})",
        _ => Spell(parameter.Name),
    };

    // What stands behind the head of a constructor, and the statement that its body begins with.
    private (string Forwarded, string First) BaseCall(ClassDeclaration type, StaticMember call)
    {
        var arguments = call.Arguments!;
        if (type.Extends is [var parent] && _names.OwnClass(parent) is { } own && _names.Model.Method(own, "__construct") is { } constructor)
        {
            _isBaseCall = true;
            var given = Passed(arguments, constructor.Signature, call, fillsDefaults: true);
            _isBaseCall = false;
            return ($" : base{given}", "");
        }
        var (message, code) = ExceptionArguments(arguments, call);
        return Completed(type, message, code);
    }

    // What a constructor does not pass has the default of the class.
    private (string Forwarded, string First) Completed(ClassDeclaration type, string message, string? code)
    {
        if (_types.IsException(type))
            (message, code) = (message.Length > 0 ? message : ExceptionDefault(type, "message"), code ?? (ExceptionDefault(type,
                "code") is { Length: > 0 } own ? own : null));
        return (message.Length > 0 ? $" : base({message})" : "", code is null ? "" : $" this.withCode({code});");
    }

    private static (StaticMember? Call, Block Body) ParentConstructor(Block body) =>
        body.Statements is [ExpressionStatement { Value: StaticMember { Arguments: not null } call }, ..] && call.Class.IsWord("parent")
            && call.Name.IsWord("__construct")
            ? (call, new Block(body.Open, [.. body.Statements.Skip(1)], body.Close))
            : (null, body);
}
