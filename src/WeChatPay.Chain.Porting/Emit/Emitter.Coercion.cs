using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Values of declared types: PHP converts scalars, and refuses the rest with a TypeError.</content>
internal sealed partial class Emitter
{
    // In the order in which PHP's messages name them.
    private static readonly string[] CheckedTypes = ["array", "string", "int", "float", "bool", "true", "false", "null"];

    /// <summary>Spells a type whose values PHP converts or refuses when the code runs; null for a type that is a class, and for <c>mixed</c>.</summary>
    private static string? CheckedType(TypeName? type, bool takesNull = false)
    {
        if (type is null)
            return null;
        var names = type.Tokens.Where(static token => !token.Is("?") && !token.Is("|")).Select(static token => token.Text.ToLowerInvariant()).ToList();
        if (names.Count == 0 || names.Exists(static name => !CheckedTypes.Contains(name)))
            return null;
        if (type.Tokens[0].Is("?") || takesNull)
            names.Add("null");
        var ordered = CheckedTypes.Where(names.Contains).ToList();
        return ordered is [var only, "null"] ? "?" + only : string.Join("|", ordered);
    }

    private static string? CheckedType(Parameter parameter) =>
        CheckedType(parameter.Type, parameter.Default is Constant { Name: var word } && word.IsWord("null"));

    private static string? KindName(PhpKind kind) => kind switch
    {
        PhpKind.String => "string",
        PhpKind.Int => "int",
        PhpKind.Float => "float",
        PhpKind.Bool => "bool",
        PhpKind.Array => "array",
        PhpKind.Null => "null",
        _ => null,
    };

    /// <summary>Writes a value where a value of a declared type is needed.</summary>
    /// <param name="wanted">The type, as <see cref="CheckedType(TypeName, bool)"/> spells it; null for a type that is not checked.</param>
    private Code Coerced(Expression value, Code code, string? wanted)
    {
        var kind = KindOf(value);
        if (wanted is null || value is Closure or ArrowFunction)
            return code;
        var isNullable = wanted[0] == '?';
        if (KindName(kind) is { } known && (isNullable ? known == "null" || wanted[1..] == known : wanted.Split('|').Contains(known)))
            return code;
        return (wanted, kind) switch
        {
            ("array" or "?array", PhpKind.Map or PhpKind.List) => new Code(code.Lead, $"PhpArray.From({code.Text})"),
            ("string" or "?string", PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.Body or PhpKind.Bytes) => Function("strval", code),
            ("int", PhpKind.Bool) => Function("intval", code),
            ("float", PhpKind.Bool) => Function("floatval", code),
            ("float", PhpKind.Int) => code,
            ("bool", PhpKind.String or PhpKind.Int or PhpKind.Float) => Function("boolval", code),
            _ => Checked(code, wanted),
        };
    }

    private Code Checked(Code code, string wanted) => wanted switch
    {
        "string" => Function("asString", code),
        "int" => Function("asInt", code),
        "float" => Function("asFloat", code),
        "bool" => Function("asBool", code),
        "array" => Function("asArray", code),
        _ => new Code(code.Lead, $"{FunctionName("typed")}({code.Text}, {StringText.Quote(wanted)})", Level.Primary, IsDynamic: true),
    };

    /// <summary>Whether the type has a type of C# of its own, so that a call converts the argument. The function converts values of other types.</summary>
    private static bool IsNativeType(string? wanted) => wanted is "string" or "int" or "float" or "bool" or "array";

    /// <summary>Finds the declared type of a property that is assigned to.</summary>
    private string? PropertyType(Expression target) => target switch
    {
        Member { Arguments: null, Computed: null } member when ClassOf(member.Target) is { } owner =>
            CheckedType(_names.Model.FindProperty(owner, member.Name.Text)?.Type),
        StaticMember { Arguments: null, Name.Kind: Syntax.TokenKind.Variable } member when _types.OwnerOf(member.Class, _scope) is { } owner =>
            CheckedType(_names.Model.FindProperty(owner, member.Name.Text[1..])?.Type),
        _ => null,
    };

    // `$order->note = 5;` on a value whose class is not known: only the class says whether the number becomes text.
    private void CheckUnknownProperty(Assignment assignment)
    {
        if (assignment.Target is not Member { Arguments: null, Computed: null } member || KindOf(member.Target) is not PhpKind.Unknown
            || ClassOf(member.Target) is not null)
            return;
        var known = KindName(KindOf(assignment.Value));
        var isOpen = _names.AllClasses.SelectMany(ClassModel.Properties).Any(one => one.Name == member.Name.Text
            && CheckedType(one.Type) is { } wanted && !IsNativeType(wanted)
            && !(known is not null && (wanted == "?" + known || wanted[0] == '?' && known == "null" || wanted.Split('|').Contains(known))));
        if (isOpen)
            Refuse(
                Rules.Member,
                member.Name,
                "A class has a property of this name with a type, and the class of the value is not known: PHP may convert what is assigned.",
                "Give the variable a type: pass it as a parameter.");
    }

    // A parameter without a type of C# gets its value when the function begins: whoever calls it.
    private string EntryCoercion(Parameter parameter, VariableInfo info, Scope scope)
    {
        if (parameter.Reference is not null || parameter.Dots is not null || CheckedType(parameter) is not { } wanted)
            return "";
        var isTyped = info.Declared is PhpKind.Int or PhpKind.Float or PhpKind.Bool or PhpKind.String or PhpKind.Array && _types.IsStable(info, scope);
        var name = CSharpNames.Variable(parameter.Name.Text[1..]);
        return isTyped ? "" : $" {name} = {Checked(new Code("", name), wanted).Text};";
    }

    // `$this->n += 1.5`: the sum goes into a property of a type.
    private string CompoundCoercion(Assignment assignment, string mark, string text)
    {
        if (mark != "=" || assignment.Operator.Text is "=" or "??=" || PropertyType(assignment.Target) is not { } wanted)
            return text;
        return assignment.Operator.Text == ".=" && wanted.Contains("string", StringComparison.Ordinal) ? text : Checked(new Code("", text), wanted).Text;
    }

    // A function without a value: `fn ($x) => log($x)`.
    private bool IsVoidCall(Expression value)
    {
        if (KindOf(value) is PhpKind.Void)
            return true;
        var (signature, body) = value switch
        {
            FunctionCall { Callee: Constant name } when _names.Function(name.Name.Text) is { } own => (own.Signature, own.Body),
            Member { Arguments: not null, Computed: null } call when ClassOf(call.Target) is { } owner
                && _names.Model.Method(owner, call.Name.Text) is { } method => (method.Signature, method.Body),
            StaticMember { Arguments: not null } call when _types.OwnerOf(call.Class, _scope) is { } owner
                && _names.Model.Method(owner, call.Name.Text) is { } method => (method.Signature, method.Body),
            _ => ((Signature?)null, (Block?)null),
        };
        return signature is { Returns: null } && body is not null && !Returns(body);
    }
}
