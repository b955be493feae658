using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The kinds of what operators give.</content>
internal sealed partial class Types
{
    private PhpKind KindOfUnary(Unary unary, Scope scope) => unary.Operator.Text.ToLowerInvariant() switch
    {
        var cast when unary.Operator.Kind is TokenKind.Cast => CastKind(cast),
        "!" => PhpKind.Bool,
        "-" or "+" or "++" or "--" => NumberKind(KindOf(unary.Operand, scope)),
        "clone" or "@" => KindOf(unary.Operand, scope),
        "throw" => PhpKind.Void,
        "print" => PhpKind.Int,
        _ => PhpKind.Unknown,
    };

    public static PhpKind CastKind(string cast) => cast.Trim('(', ')', ' ', '\t').ToLowerInvariant() switch
    {
        "string" or "binary" => PhpKind.String,
        "int" or "integer" => PhpKind.Int,
        "float" or "double" => PhpKind.Float,
        "bool" or "boolean" => PhpKind.Bool,
        "array" => PhpKind.Array,
        _ => PhpKind.Unknown,
    };

    private PhpKind KindOfBinary(Binary binary, Scope scope)
    {
        var (left, right) = (KindOf(binary.Left, scope), KindOf(binary.Right, scope));
        switch (binary.Operator.Text.ToLowerInvariant())
        {
            case ".":
                return PhpKind.String;
            case "==" or "!=" or "<>" or "===" or "!==" or "<" or ">" or "<=" or ">=" or "&&" or "||" or "and" or "or" or "xor":
                return PhpKind.Bool;
            case "<=>":
                return PhpKind.Int;
            case "??":
                return left is PhpKind.Int or PhpKind.Float or PhpKind.Bool ? left : Join(left, right);
            case "%" or "<<" or ">>":
                return PhpKind.Int;
            case "|" or "&" or "^":
                return left is PhpKind.Int && right is PhpKind.Int ? PhpKind.Int : PhpKind.Unknown;
            case "/":
                return AreNumbers(left, right) && (left is PhpKind.Float || right is PhpKind.Float) ? PhpKind.Float : PhpKind.Unknown;
            case "+" when left is PhpKind.Array && right is PhpKind.Array:
                return PhpKind.Array;
            case "+" or "-" or "*":
                return AreNumbers(left, right) ? left is PhpKind.Float || right is PhpKind.Float ? PhpKind.Float : PhpKind.Int : PhpKind.Unknown;
            default:
                return PhpKind.Unknown;
        }
    }

    private static PhpKind NumberKind(PhpKind kind) => kind is PhpKind.Int or PhpKind.Float or PhpKind.Void ? kind : PhpKind.Unknown;

    private static bool AreNumbers(PhpKind left, PhpKind right) =>
        left is PhpKind.Int or PhpKind.Float or PhpKind.Void && right is PhpKind.Int or PhpKind.Float or PhpKind.Void;

    private PhpKind KindOfAssignment(Assignment assignment, Scope scope) => assignment.Operator.Text switch
    {
        "=" => KindOf(assignment.Value, scope),
        ".=" => PhpKind.String,
        "??=" => Join(KindOf(assignment.Target, scope), KindOf(assignment.Value, scope)),
        "%=" or "<<=" or ">>=" => PhpKind.Int,
        var mark => (KindOf(assignment.Target, scope), KindOf(assignment.Value, scope)) switch
        {
            (PhpKind.Float, PhpKind.Int or PhpKind.Float) when mark is "+=" or "-=" or "*=" or "/=" => PhpKind.Float,
            (PhpKind.Int or PhpKind.Void, PhpKind.Int) when mark is "+=" or "-=" or "*=" => PhpKind.Int,
            (PhpKind.Void, PhpKind.Float) when mark is "+=" or "-=" or "*=" or "/=" => PhpKind.Float,
            (PhpKind.Array or PhpKind.Void, PhpKind.Array) when mark is "+=" => PhpKind.Array,
            _ => PhpKind.Unknown,
        },
    };
}
