using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The properties that an own class of exceptions has from PHP: <c>$message</c> and <c>$code</c>.</content>
internal sealed partial class Emitter
{
    private bool IsExceptionField(ClassDeclaration? owner, string name) =>
        name is "message" or "code" or "file" or "line" && owner is not null && _types.IsException(owner);

    /// <summary>Writes the reading of such a property.</summary>
    private Code ExceptionField(Member member, Code target, string dot) => member.Name.Text switch
    {
        "message" => new Code(target.Lead, $"{target.TextAt(Level.Primary)}{dot}getMessage()"),
        "code" => new Code(target.Lead, $"{target.TextAt(Level.Primary)}{dot}getCode()"),
        _ => Refused(Rules.Member, member, $"`{member.Name.Text}` of an exception is not ported.", "Use the message, or a property of your own."),
    };

    /// <summary>Writes an assignment to such a property; null where it is another one.</summary>
    private Code? ExceptionAssignment(Assignment assignment)
    {
        if (assignment.Target is not Member { Arguments: null, Computed: null } member || ClassOf(member.Target) is not { } owner
            || !IsExceptionField(owner, member.Name.Text))
            return null;
        if (member.Name.Text != "code" || assignment.Operator.Text != "=")
        {
            return Refused(
                Rules.Member,
                assignment,
                "The message of an exception cannot be changed.",
                "Pass it to `parent::__construct($message)`, or use a property of your own.");
        }
        var target = Emit(member.Target);
        return new Code(target.Lead, $"{target.TextAt(Level.Primary)}.withCode({NumberOf(assignment.Value)})", Level.Primary);
    }

    /// <summary>Writes the default that a class gives to one of these properties; empty when it gives none.</summary>
    private string ExceptionDefault(ClassDeclaration type, string name)
    {
        if (_names.Model.FindProperty(type, name) is not { Default: { } value })
            return "";
        if (value is Literal { Token.Kind: TokenKind.Text or TokenKind.Integer } || value is Unary { Operator.Text: "-", Operand: Literal })
            return Emit(value).Text;
        Refuse(Rules.Class, value.First, "The default of this property of an exception is not ported.",
            "Write text or an integer, or pass it to `parent::__construct`.");
        return "";
    }

    /// <summary>Writes the constructor that a class of exceptions has from PHP.</summary>
    private string ExceptionConstructor(ClassDeclaration type)
    {
        var (message, code) = (ExceptionDefault(type, "message"), ExceptionDefault(type, "code"));
        return $" public {CSharpNames.Spell(type.Name!.Text)}(string message = {(message.Length > 0 ? message : "\"\"")}, Exception? previous = null) "
            + $": base(message, previous) {{ {(code.Length > 0 ? $"this.withCode({code}); " : "")}}}";
    }
}
