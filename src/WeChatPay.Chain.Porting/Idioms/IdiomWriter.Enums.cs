using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Enums: an enum of C#, and a class with the values and the methods of the cases.</content>
internal sealed partial class IdiomWriter
{
    // The parameter for `$this`.
    private const string Self = "self";

    private static bool IsEnum(IdiomType type) => type is { Kind: IdiomKind.Object, Class: { } own } && own.Is("enum");

    private static string ClassOf(ClassDeclaration type) => type.Is("enum") ? type.Name!.Text + "Extensions" : type.Name!.Text;

    private static List<EnumCase> Cases(ClassDeclaration type) => [.. type.Members.OfType<EnumCase>()];

    private List<string> EnumText(ClassDeclaration type)
    {
        var name = type.Name!.Text;
        foreach (var implemented in type.Implements)
            Refused(implemented, "An enum with an interface has no idiomatic form.", "Leave the interface out.");
        var lines = new List<string>();
        foreach (var one in Cases(type))
        {
            Add(lines, Layout.Comments(one.First, out var behind), behind);
            lines.Add(CSharpNames.Spell(one.Name.Text) + ",");
        }
        var members = new List<string>();
        if (type.Backing is not null && Cases(type).TrueForAll(static one => one.Value is Literal))
            members.AddRange(Values(type, name));
        else if (type.Backing is not null)
            Refused(type.Keyword, "The values of the cases are not literals.", "Write the values.");
        var own = Members(type, type.Members.Where(static member => member is not EnumCase));
        if (own.Count > 0 && members.Count > 0)
            members.Add("");
        members.AddRange(own);
        var text = new List<string> { $"public enum {name}" };
        text.AddRange(Layout.Braced(lines));
        if (members.Count > 0)
            text.AddRange(["", $"public static class {ClassOf(type)}", .. Layout.Braced(members)]);
        return text;
    }

    private IEnumerable<string> Values(ClassDeclaration type, string name)
    {
        var backing = TypeOf(type.Backing) ?? IdiomType.String;
        string Arms(Func<string, string, string> arm, string last) => string.Join('\n', Layout.Braced(
            [.. Cases(type).Select(one => arm($"{name}.{CSharpNames.Spell(one.Name.Text)}", Emit(one.Value!).Text) + ","), last])) + ";";
        yield return $"public static {backing.Text} Value(this {name} {Self}) => {Self} switch\n"
            + Arms(static (one, value) => $"{one} => {value}", $"_ => throw new ArgumentOutOfRangeException(nameof({Self})),");
        yield return "";
        yield return $"public static {name}? TryFrom({backing.Text} value) => value switch\n" + Arms(static (one, value) => $"{value} => {one}", "_ => null,");
        yield return "";
        yield return $"public static {name} From({backing.Text} value) =>";
        yield return $"{Layout.Step}TryFrom(value) ?? throw new ArgumentOutOfRangeException(nameof(value), value, \"The enum has no such value.\");";
    }

    /// <summary>Writes `->value`, `->name` or a method of a case.</summary>
    private Idiom EnumMember(Member member, Idiom target, ClassDeclaration owner)
    {
        var (name, isOptional) = (member.Name.Text, member.Arrow.Text == "?->");
        if (target.Type.IsNullable != isOptional)
            return Refused(member, "Whether the case is there is not sure.", "Test it first, or write `??`.");
        var start = target.At(Level.Primary) + (isOptional ? "?." : ".");
        if (member.Arguments is null)
        {
            var type = name == "value" ? TypeOf(owner.Backing) : name == "name" ? IdiomType.String : null;
            return type is null ? Refused(member, $"A case has no property `{name}`.")
                : new(start + (name == "value" ? "Value()" : "ToString()"), isOptional ? type.Nullable : type);
        }
        return _names.Model.Method(owner, name) is { } method && !method.Has("static")
            ? Called(member, start + MethodName(method), member.Arguments, method.Signature, method, _async.Contains(name), method.Signature.Returns)
            : Refused(member, $"The class has no method `{name}`.");
    }

    /// <summary>Writes `State::Paid`, `State::from($text)` and their kind; null for another member.</summary>
    private Idiom? EnumStatic(StaticMember member, ClassDeclaration owner)
    {
        var (name, type) = (member.Name.Text, TypeOfClass(owner));
        if (member.Arguments is null)
            return Cases(owner).Exists(one => one.Name.Text == name) ? new($"{type.Text}.{CSharpNames.Spell(name)}", type) : null;
        var given = member.Arguments.Items;
        switch (name.ToLowerInvariant())
        {
            case "cases" when given.Count == 0:
                return new($"Enum.GetValues<{type.Text}>().ToList()", IdiomType.ListOf(type));
            case "from" or "tryfrom" when given is [{ Value: { } value }] && TypeOf(owner.Backing) is { } backing:
                var isSure = name.Equals("from", StringComparison.OrdinalIgnoreCase);
                if (isSure && _handled > 0)
                    return Refused(member, "A value that the enum does not have would end in the `catch` here.", "Use `tryFrom`.");
                return new($"{ClassOf(owner)}.{(isSure ? "From" : "TryFrom")}({Given(Emit(value), backing, value).Text})", isSure ? type : type.Nullable);
            default:
                return null;
        }
    }
}
