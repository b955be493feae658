using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Methods that another class or an interface declares too.</content>
internal sealed partial class Emitter
{
    // C# binds a call by the declared type: its parameters and its defaults, not those of the object.
    private void CheckOverride(ClassDeclaration type, Method method)
    {
        if (method.Has("private") || method.Has("static"))
            return;
        foreach (var other in _names.Model.Line(type).Skip(1).Where(static one => !one.Is("trait")).SelectMany(static one => one.Methods)
            .Where(other => !other.Has("private") && other.Name.Text.Equals(method.Name.Text, StringComparison.OrdinalIgnoreCase)))
        {
            var (own, theirs) = (method.Signature.Parameters, other.Signature.Parameters);
            if (own.Count != theirs.Count || !own.Zip(theirs, static (one, two) => one.Dots is null == two.Dots is null && NativeType(one) == NativeType(two))
                .All(static fits => fits))
            {
                Refuse(
                    Rules.Class,
                    method.Name,
                    $"The method has other parameters than `{other.Name.Text}` of the parent or interface. C# takes only the same ones.",
                    "Give both the same parameters.");
                return;
            }
            if (own.Zip(theirs, (one, two) => (one, two)).FirstOrDefault(pair => pair.one.Default is not null && pair.two.Default is not null
                && DefaultText(pair.one) != DefaultText(pair.two)) is { one: { } parameter })
            {
                Refuse(
                    Rules.Class,
                    parameter.Name,
                    "The default differs from the default of the parent or interface. C# takes the default of the declared type.",
                    "Write the same default in both, or null, and choose the value inside of the method.");
                return;
            }
        }
    }

    private static string? NativeType(Parameter parameter) => CheckedType(parameter) is { } wanted && IsNativeType(wanted) ? wanted : null;

    private string DefaultText(Parameter parameter) => Emit(parameter.Default!).Text;

    /// <summary>Gives the result of an inherited method with the type <c>static</c> the class of the object, which C# does not know.</summary>
    private static string OfClass(string call, Method method, ClassDeclaration owner)
    {
        var isLate = method.Signature.Returns is { Tokens: [.., var last] } && last.IsWord("static");
        if (!isLate || owner.Name is null || owner.Methods.Contains(method) || call.Contains("?.", StringComparison.Ordinal))
            return call;
        return $"(({CSharpNames.Spell(owner.Name.Text)}){call})";
    }
}
