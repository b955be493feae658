using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>How a generator is written.</summary>
internal enum GeneratorForm
{
    /// <summary>The function is not a generator.</summary>
    None,

    /// <summary>An iterator of C#: it gives values, and nothing else.</summary>
    Iterator,

    /// <summary>An <c>async Generator</c>, which awaits what it yields.</summary>
    Awaiting,
}

/// <summary>Reads the form of a generator from its body.</summary>
internal static class Generators
{
    /// <summary>Chooses the form.</summary>
    public static GeneratorForm FormOf(Block body)
    {
        var all = NodeWalk.All(body).ToList();
        var yields = all.OfType<Yield>().ToList();
        if (yields.Count == 0)
            return GeneratorForm.None;
        var plain = all.OfType<ExpressionStatement>().Count(static one => Inner(one.Value) is Yield { Key: null, IsFrom: false } yielded
            && (yielded.Value is null || !Yields(yielded.Value)));
        var isPlain = plain == yields.Count && !all.Exists(static node => node is Jump { Value: not null } jump && jump.Keyword.IsWord("return"))
            && !all.OfType<Try>().Any(static attempt => attempt.Catches.Count > 0 && Yields(attempt) || attempt.Finally is { } last && Yields(last));
        return isPlain ? GeneratorForm.Iterator : GeneratorForm.Awaiting;
    }

    /// <summary>Whether a node yields.</summary>
    public static bool Yields(Node node) => NodeWalk.All(node).Any(static one => one is Yield);

    /// <summary>Whether a <c>finally</c> runs when the generator is destroyed before its end.</summary>
    public static bool HasFinally(Node body) => NodeWalk.All(body).OfType<Try>().Any(static attempt => attempt.Finally is not null
        && (Yields(attempt.Body) || attempt.Catches.Any(static part => Yields(part.Body))));

    private static Expression Inner(Expression value) => value is Parenthesised parenthesised ? Inner(parenthesised.Inner) : value;
}
