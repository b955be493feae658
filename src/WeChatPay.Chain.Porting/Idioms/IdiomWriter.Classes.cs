using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Classes and functions, declared.</content>
internal sealed partial class IdiomWriter
{
    private List<string> ClassText(ClassDeclaration type)
    {
        var lines = Layout.Comments(type.First, out var behind);
        if (behind.Length > 0)
            lines.Insert(0, behind);
        while (lines is ["", ..])
            lines.RemoveAt(0);
        var outer = _frame;
        _frame = NewFrame(Scope.ForFunction(null, new Block(type.Open, [], type.Close), [], [], type), type, null);
        lines.AddRange(type.Is("enum") ? EnumText(type) : type.Is("interface") ? InterfaceText(type) : IsRecord(type) ? RecordText(type) : WholeClass(type));
        _frame = outer;
        return lines;
    }

    // Only public properties that are set once: a record.
    private bool IsRecord(ClassDeclaration type) => type.Extends.Count == 0 && type.Implements.Count == 0 && !type.Has("abstract")
        && !_names.AllClasses.Any(one => one.Extends.Any(name => _names.OwnClass(name) == type))
        && type.Members.All(static member => member is Method)
            && _names.Model.Method(type, "__construct") is { Body.Statements.Count: 0, Signature.Parameters: { Count: > 0 } parameters }
        && parameters.All(one => one.Modifiers.Any(static token => token.IsWord("public"))
            && (one.Modifiers.Any(static token => token.IsWord("readonly")) || type.Has("readonly"))
            && TypeOf(one.Type) is not null);

    private List<string> RecordText(ClassDeclaration type)
    {
        var constructor = _names.Model.Method(type, "__construct")!;
        var parameters = constructor.Signature.Parameters.Select(one => $"{KnownParameter(one).Text} {NameText.Pascal(one.Name.Text[1..])}{Default(one)}");
        var methods = Members(type, type.Members.Where(member => member != constructor));
        var head = $"public sealed record {type.Name!.Text}({string.Join(", ", parameters)})";
        return methods.Count == 0 ? [head + ";"] : [head, .. Layout.Braced(methods)];
    }

    private List<string> InterfaceText(ClassDeclaration type)
    {
        var lines = new List<string>();
        foreach (var method in type.Methods)
        {
            Add(lines, Layout.Comments(method.First, out var behind), behind);
            lines.Add($"{Head(method, type, out _)};");
        }
        return [$"public interface {type.Name!.Text}{Bases(type)}", .. Layout.Braced(lines)];
    }

    private string Bases(ClassDeclaration type)
    {
        var bases = type.Extends.Concat(type.Implements).Where(static name => !Emitter.IsController(name)).Select(name =>
        {
            if (_names.OwnClass(name) is { Name: { } own })
                return own.Text;
            if (ExceptionTest(name) is ({ } known, "") && known is "Exception" or "InvalidOperationException" or "ArgumentException")
                return known;
            if (ExceptionTest(name) is ("Exception", { Length: > 0 }))
                return "InvalidOperationException";
            return Refused(name, "The base class or interface has no idiomatic form.").Text;
        }).ToList();
        return bases.Count == 0 ? "" : " : " + string.Join(", ", bases);
    }

    private List<string> WholeClass(ClassDeclaration type)
    {
        var isExtended = _names.AllClasses.Any(one => one.Extends.Any(name => _names.OwnClass(name) == type));
        var word = type.Has("abstract") ? "abstract " : isExtended ? "" : "sealed ";
        foreach (var property in ClassModel.Properties(type).Where(one => IsDeclaredTwice(type, one)))
            Refused(property.At, "A property that two classes of a line declare has no idiomatic form.");
        var lines = Members(type, AllMembers(type));
        if (!type.Methods.Any(static one => one.Name.IsWord("__construct")) && ServiceConstructor(type) is { Count: > 0 } made)
            lines.InsertRange(0, lines.Count > 0 ? [.. made, ""] : made);
        var head = $"public {word}class {type.Name!.Text}";
        if (IsException(type) && _names.Model.Method(type, "__construct") is null && lines.Count == 0)
            return [$"{head}(string message = \"\"){Bases(type)}(message);"];
        if (IsException(type) && _names.Model.Method(type, "__construct") is null)
            return [$"{head}(string message = \"\"){Bases(type)}(message)", .. Layout.Braced(lines)];
        if (_names.Model.Method(type, "__construct") is { } inherited && inherited.Signature.Parameters.Count > 0 && !type.Methods.Contains(inherited))
        {
            var parameters = string.Join(", ",
                inherited.Signature.Parameters.Select(one => $"{KnownParameter(one).Text} {NameText.Camel(one.Name.Text[1..])}{Default(one)}"));
            var given = string.Join(", ", inherited.Signature.Parameters.Select(static one => NameText.Camel(one.Name.Text[1..])));
            lines.InsertRange(0, [$"public {type.Name.Text}({parameters})", Layout.Step + $": base({given})", "{", "}"]);
        }
        return [head + Bases(type), .. Layout.Braced(lines)];
    }

    // PHP has one property for both, also for those that an exception has.
    private bool IsDeclaredTwice(ClassDeclaration type, ClassModel.Property property) => IsException(type) && property.Name is "message" or "code"
        || !property.IsStatic && !property.Modifiers.Any(static token => token.IsWord("private")) && _names.Model.Line(type).Skip(1)
            .Any(one => ClassModel.Properties(one).Any(same => same.Name == property.Name && !same.Modifiers.Any(static token => token.IsWord("private"))));

    private List<string> Members(ClassDeclaration type, IEnumerable<ClassMember> members)
    {
        var lines = new List<string>();
        foreach (var member in members)
        {
            var comments = Layout.Comments(member.First, out var behind);
            var text = MemberText(type, member).ToList();
            if (text.Count == 0)
                continue;
            if (text.Count > 1 && lines.Count > 0 && lines[^1].Length > 0 && behind.Length == 0)
                lines.Add("");
            Add(lines, comments, behind);
            lines.AddRange(text);
        }
        return lines;
    }

    private IEnumerable<string> MemberText(ClassDeclaration type, ClassMember member)
    {
        switch (member)
        {
            case ClassConstants constants:
                return constants.Items.Select(item => ConstantText(type, constants, item.Name.Text, item.Value));
            case FieldDeclaration field:
                return field.Items.Select(item => FieldText(type, field.Modifiers, item.Name.Text[1..]));
            case Method method when method.Name.IsWord("__construct"):
                return Constructor(type, method);
            case Method method when method.Name.Text.StartsWith("__", StringComparison.Ordinal):
                return [Refused(method.Name, "A magic method has no idiomatic form.", "Write an ordinary method.").Text + ";"];
            case Method { Body: null } method:
                return [$"{Access(method.Modifiers)} abstract {Head(method, type, out _)};"];
            case Method method:
                return MethodText(type, method);
            default:
                return [Refused(member.First, "This member has no idiomatic form.").Text + ";"];
        }
    }

    private string ConstantText(ClassDeclaration type, ClassConstants constants, string name, Expression value)
    {
        var code = value is ArrayLiteral literal ? EmitArray(literal) : Emit(value);
        if (value is ArrayLiteral)
        {
            _known.Add(type, "const " + name, code.Type);
            return $"{Access(constants.Modifiers)} static readonly {code.Type.Text} {NameText.Pascal(name)} = {code.Text};";
        }
        return code.Type.IsScalar || IsEnum(code.Type) && !code.Type.IsNullable
            ? $"{Access(constants.Modifiers)} const {code.Type.Text} {NameText.Pascal(name)} = {code.Text};"
            : Refused(value, "The type of this constant is not sure.").Text + ";";
    }

    private static string Access(IReadOnlyList<Token> modifiers) =>
        modifiers.FirstOrDefault(static token => token.IsWord("private") || token.IsWord("protected")) is { } access ? access.Text.ToLowerInvariant()
            : "public";

    private string FieldText(ClassDeclaration type, IReadOnlyList<Token> modifiers, string name, bool isFixed = false)
    {
        var property = _names.Model.FindProperty(type, name)!;
        var known = PropertyType(property);
        if (property.Default is ArrayLiteral { Entries.Count: > 0 } literal)
            _known.Add(type, "$" + name, EmitArray(literal).Type);
        if (!known.IsSpeakable || known.Element is { IsSpeakable: false, Kind: not IdiomKind.Unknown } || known.Kind is IdiomKind.List
            && known.Element is null)
            Refused(property.At, "The type of the property is not sure.", "Declare its type.");
        var words = Access(modifiers) + (property.IsStatic ? " static" : "");
        var start = property.Default switch
        {
            null or Constant { Name.Text: "null" or "NULL" } => "",
            ArrayLiteral { Entries.Count: 0 } => " = []",
            ArrayLiteral array => " = " + EmitArray(array).Text,
            var value => " = " + Given(Emit(value), known, value).Text,
        };
        return IsPublic(modifiers)
            ? $"{words} {known.Text} {NameText.Pascal(name)} {{ get; {(property.IsReadOnly ? "" : "set; ")}}}{start}{(start.Length > 0 ? ";" : "")}"
            : $"{words}{(property.IsReadOnly || isFixed ? " readonly" : "")} {known.Text} {NameText.Field(name)}{start};";
    }

    private IEnumerable<string> Constructor(ClassDeclaration type, Method method)
    {
        if (_async.Waits(method.Body!))
            Refused(method.Name, "A constructor cannot wait.", "Call WeChat Pay in a method.");
        var body = method.Body!;
        var start = "";
        if (body.Statements is [ExpressionStatement { Value: StaticMember { Arguments: { } arguments } call }, ..] && call.Class.IsWord("parent"))
        {
            body = new Block(body.Open, [.. body.Statements.Skip(1)], body.Close);
            start = "base";
            _baseCall = (call, arguments);
        }
        var frame = FunctionFrame(method, method.Signature, body, type, method.First.Leading);
        var lines = new List<string>();
        var promoted = method.Signature.Parameters.Where(static one => one.Modifiers.Count > 0).ToList();
        foreach (var one in promoted)
            lines.Add(FieldText(type, one.Modifiers, one.Name.Text[1..], one.Modifiers.Any(static token => token.IsWord("private"))
                && !IsWritten(type, one.Name.Text[1..])));
        lines.AddRange(ServiceFields(type));
        if (lines.Count > 0)
            lines.Add("");
        var (code, given) = In(frame, () =>
        {
            var assigned = promoted.Select(one =>
            {
                var property = _names.Model.FindProperty(type, one.Name.Text[1..])!;
                var value = new Variable(one.Name);
                return $"{PropertyName(property)} = {Copied(EmitVariable(value), value).Text};";
            }).ToList();
            List<string> all = [.. assigned, .. ServiceAssignments(type), .. Statements(body.Statements, body.Close)];
            return (all, start.Length == 0 ? "" : BaseArguments(type));
        });
        foreach (var one in promoted)
            _known.Add(type, "$" + one.Name.Text[1..], frame.Types[one.Name.Text[1..]]);
        var parameters = ServicesOf(type).Select(static one => $"{one.Type} {one.Name}").Prepend(Parameters(method.Signature, frame));
        lines.Add($"{Access(method.Modifiers)} {type.Name!.Text}({string.Join(", ", parameters.Where(static one => one.Length > 0))})");
        if (start.Length > 0)
            lines.Add(Layout.Step + $": base({given})");
        return [.. lines, .. Layout.Braced(code)];
    }

    private (StaticMember Call, Arguments Given) _baseCall;

    private string BaseArguments(ClassDeclaration type)
    {
        var (call, given) = _baseCall;
        if (type.Extends is [var parent] && _names.OwnClass(parent) is { } own && _names.Model.Method(own, "__construct") is { } constructor)
            return Passed(given, constructor.Signature, call, isAsync: false);
        return given.Items is [{ Value: { } message }] ? Given(Emit(message), IdiomType.String, message).Text
            : given.Items.Count == 0 ? "" : Refused(call, "An exception takes a message and nothing else.").Text;
    }

    // A private property that nothing assigns later is readonly.
    private static bool IsWritten(ClassDeclaration type, string name) => type.Methods.Where(static method => method.Body is not null)
        .SelectMany(static method => NodeWalk.AllScopes(method.Body!))
        .Any(node => node is Assignment { Target: Member { Target: Variable { Id: "this" } } member } && member.Name.Text == name
            || node is Postfix { Operand: Member operand } && operand.Name.Text == name
                || node is Unary { Operator.Text: "++" or "--", Operand: Member step } && step.Name.Text == name);

    private List<string> MethodText(ClassDeclaration type, Method method)
    {
        var head = Head(method, type, out var frame);
        if (type.Is("enum") && !method.Has("static"))
        {
            var open = head.IndexOf('(', StringComparison.Ordinal) + 1;
            head = $"{head[..open]}this {type.Name!.Text} {Self}{(head[open] == ')' ? "" : ", ")}{head[open..]}";
        }
        var kind = method.Has("static") || type.Is("enum") ? "static " : Inheritance(type, method);
        var words = $"{Access(method.Modifiers)} {kind}{(frame.IsAsync ? "async " : "")}";
        return FunctionLines(words + head, frame, method.Body!);
    }

    private string Inheritance(ClassDeclaration type, Method method)
    {
        bool Same(Method other) => other.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase) && !other.Has("private");
        if (_names.Model.Line(type).Skip(1).Where(static one => one.Is("class")).Any(one => one.Methods.Any(Same)) && !method.Has("private"))
            return "override ";
        return !method.Has("private")
            && _names.AllClasses.Any(one => one != type && _names.Model.Line(one).Skip(1).Contains(type) && one.Methods.Any(Same)) ? "virtual " : "";
    }

    // What a class has through its traits: each class gets the members itself.
    private IEnumerable<ClassMember> AllMembers(ClassDeclaration type, int depth = 0) => type.Members.SelectMany(member =>
    {
        if (member is not TraitUse use)
            return [member];
        if (use.Rules is not null || depth > 5)
            Refused(use.Keyword, "Rules between traits have no idiomatic form.", "Write the methods into the class.");
        return use.Names.SelectMany(name =>
        {
            if (_names.OwnClass(name) is { } trait)
                return AllMembers(trait, depth + 1);
            Refused(name, "The trait has no idiomatic form.", "Port its file together with this one.");
            return [];
        });
    });
}
