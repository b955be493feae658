using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Generators that give values and nothing else: iterators.</content>
internal sealed partial class IdiomWriter
{
    private static bool IsGenerator(Node owner) =>
        (owner switch { Function function => function.Body, Method method => method.Body, _ => null }) is { } body && Generators.Yields(body);

    private IdiomType SequenceType(Node owner) =>
        _known.Find(owner, "yield") is { } element ? new(IdiomKind.Sequence) { Element = element } : IdiomType.Unknown;

    private string YieldText(Expression value)
    {
        var code = Copied(Emit(value), value);
        if (code.Type is { Kind: IdiomKind.Typed, Name: "root" } or { Kind: IdiomKind.Anonymous or IdiomKind.Null or IdiomKind.Void })
            Refused(value, "The type of what the generator gives is not sure.", "Give values of one type.");
        _known.Add(_frame.Owner, "yield", code.Type);
        return $"yield return {code.Text};";
    }
}
