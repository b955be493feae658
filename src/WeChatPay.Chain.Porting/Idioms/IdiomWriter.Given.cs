using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Values where a type is needed, and what is computed and assigned.</content>
internal sealed partial class IdiomWriter
{
    private string Compound(Assignment assignment, Idiom target)
    {
        var value = Emit(assignment.Value);
        var mark = assignment.Operator.Text;
        if (mark == ".=" && target.Type == IdiomType.String)
            return $"{target.Text} += {Joined(assignment.Value).Text};";
        if (mark is "+=" or "-=" or "*=" && (target.Type == IdiomType.Int && value.Type == IdiomType.Int
            || target.Type == IdiomType.Float && value.Type is { IsNullable: false, Kind: IdiomKind.Int or IdiomKind.Float }))
            return $"{target.Text} {mark} {value.Text};";
        if (mark == "??=" && target.Type.IsNullable && value.Type.NotNull == target.Type.NotNull)
            return $"{target.Text} ??= {value.Text};";
        return Refused(assignment, $"`{mark}` has no idiomatic form for these values.", "Write the whole assignment.").Text + ";";
    }

    private string AssignMember(Assignment assignment)
    {
        var target = Emit(assignment.Target);
        if (assignment.Operator.Text != "=")
            return Compound(assignment, target);
        var value = assignment.Value is ArrayLiteral { Entries.Count: 0 } && target.Type.Kind is IdiomKind.List or IdiomKind.Map
            ? new Idiom("[]", target.Type)
            : Copied(Emit(assignment.Value), assignment.Value);
        if (assignment.Target is Member { Target: Variable { Id: "this" } } member && _frame.Class is { } owner)
            _known.Add(owner, "$" + member.Name.Text, value.Type);
        return $"{target.Text} = {Given(value, target.Type, assignment.Value).Text};";
    }

    // An array of PHP is a value: what one variable holds, another must not change.
    private static Idiom Copied(Idiom code, Expression value) =>
        code.Type is { Kind: IdiomKind.List or IdiomKind.Map, IsNullable: false, Element: not null } && value is Variable or Member { Arguments: null }
            or StaticMember { Arguments: null }
            ? code with { Text = $"new {code.Type.Text}({code.Text})", Level = Level.Primary }
            : code;

    /// <summary>Writes a value where a type is needed.</summary>
    private Idiom Given(Idiom value, IdiomType wanted, Expression at)
    {
        if (value.Type == wanted || wanted.Kind is IdiomKind.Unknown || value.Type.Kind is IdiomKind.Unknown && IsFree(at)
            || value.Type.NotNull == wanted.NotNull && wanted.IsNullable || value.Type.Kind is IdiomKind.Null && wanted.IsNullable)
            return value;
        if (value.Type.IsNullable && value.Type.NotNull == wanted && _handled > 0)
            return Refused(at, "A missing value would end in the `catch` here.", "Test the value first, or write `??`.");
        if (value.Type.IsNullable && value.Type.NotNull == wanted)
            return new($"{value.At(Level.Coalesce + 1)} ?? throw new InvalidOperationException(\"A value is missing.\")", wanted, Level.Coalesce);
        return (wanted.Kind, value.Type.Kind) switch
        {
            (IdiomKind.Float, IdiomKind.Int) when !value.Type.IsNullable => value,
            (IdiomKind.String, IdiomKind.Int) when !value.Type.IsNullable => TextOfInteger(value),
            (IdiomKind.Response, IdiomKind.Typed) => new(value.Text, IdiomType.Response, value.Level),
            (IdiomKind.Map or IdiomKind.List, IdiomKind.Typed) or (IdiomKind.Json, IdiomKind.Typed) => AsJson(value, at),
            (IdiomKind.Exception, IdiomKind.Exception) => value,
            (IdiomKind.Map, IdiomKind.Map) when wanted.Element is { Kind: IdiomKind.Unknown } => value,
            (IdiomKind.Json, IdiomKind.Json) or (IdiomKind.Node, IdiomKind.Node) => value,
            (IdiomKind.Object, IdiomKind.Object) => value,
            (IdiomKind.Other, _) when wanted.Name == "object" => value,
            _ => Refused(at, $"The value has another type than `{wanted.Text}`.", "Write a cast, or declare the type."),
        };
    }

    private bool IsFree(Expression value) => value is Variable variable && HomeOf(variable.Id) is null;

    private static Idiom TextOfInteger(Idiom value) => new($"{value.At(Level.Primary)}.ToString(CultureInfo.InvariantCulture)", IdiomType.String);
}
