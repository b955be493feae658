using System.Text;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Enums: a class with one object for each case.</content>
internal sealed partial class Emitter
{
    private string EnumText(ClassDeclaration type)
    {
        var name = CSharpNames.Spell(type.Name!.Text);
        var kind = _names.KindOf(type.Backing);
        var value = kind switch { PhpKind.Int => "long", PhpKind.String => "string", _ => "" };
        var cases = type.Members.OfType<EnumCase>().ToList();
        var bases = string.Concat(type.Implements.Select(BaseText).OfType<string>().Select(static one => ", " + one));
        var text = new StringBuilder($"public sealed class {name} : {(value.Length > 0 ? "BackedEnum" : "UnitEnum")}{bases}{OrNewLine(Lead(type.Open))}{{");
        foreach (var member in AllMembers(type, 0))
        {
            text.Append(member is EnumCase one
                ? $"{Lead(one.First)}public static readonly {name} {MemberName(one.Name.Text)} = "
                    + $"new({StringText.Quote(one.Name.Text)}{(one.Value is null ? "" : ", " + Emit(one.Value).Text)});"
                : MemberText(type, member));
        }
        var indent = cases.Count > 0 && Lead(cases[0].First) is var lead && lead.Contains('\n', StringComparison.Ordinal) ? "\n" + Trivia.IndentOf(lead) : " ";
        text.Append($"{indent}public readonly string name;");
        if (value.Length > 0)
            text.Append($"{indent}public readonly {value} value;");
        text.Append(value.Length > 0
            ? $"{indent}private {name}(string name, {value} value) : base(value) {{ this.name = name; this.value = value; }}"
            : $"{indent}private {name}(string name) {{ this.name = name; }}");
        text.Append(
            $"{indent}public static PhpArray cases() => new PhpArray {{ {string.Join(", ", cases.Select(static one => MemberName(one.Name.Text)))} }};");
        if (value.Length > 0)
        {
            text.Append($"{indent}public static {name}? tryFrom({value} value) => value switch {{ "
                + string.Concat(cases.Select(one => $"{Emit(one.Value!).Text} => {MemberName(one.Name.Text)}, ")) + "_ => null };");
            var mark = kind is PhpKind.String ? "\\\"" : "";
            var full = (_names.Namespace.Length > 0 ? _names.Namespace.Replace("\\", "\\\\", StringComparison.Ordinal) + "\\\\" : "") + type.Name.Text;
            text.Append($"{indent}public static {name} from({value} value) => tryFrom(value) ?? throw new "
                + $"ValueError($\"{mark}{{value}}{mark} is not a valid backing value for enum {full}\");");
        }
        return text.Append(Lead(type.Close)).Append('}').ToString();
    }
}
