using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>Joins <c>$promise = call->then(…);</c> with the <c>$promise->wait();</c> behind it, when nothing else uses the variable.</summary>
internal static class PromiseJoin
{
    public static IEnumerable<Statement> Join(List<Statement> statements, Scope scope)
    {
        for (var at = 0; at < statements.Count; at++)
        {
            if (at + 1 < statements.Count
                && statements[at] is ExpressionStatement
                {
                    Value: Assignment
                    {
                        Operator.Text: "=", Target: Variable variable,
                        Value: Member { Arguments: not null } promise
                    }
                } first
                && IsPromise(promise) && scope.Find(variable.Id) is { Writes: 1, Occurrences.Count: 2 }
                && statements[at + 1] is ExpressionStatement second && Waited(second.Value, variable, promise) is { } joined)
            {
                yield return new ExpressionStatement(joined, second.End) { First = first.First };
                at++;
                continue;
            }
            yield return statements[at];
        }
    }

    private static Expression? Waited(Expression value, Variable variable, Member promise) => value switch
    {
        Member { Target: Variable waited } wait when waited.Id == variable.Id && wait.Name.IsWord("wait") => wait with { Target = promise },
        Assignment { Operator.Text: "=", Value: Member { Target: Variable waited } wait } given when waited.Id == variable.Id && wait.Name.IsWord("wait") =>
            given with { Value = wait with { Target = promise } },
        _ => null,
    };

    private static bool IsPromise(Member promise) => promise.Name.IsWord("then") || promise.Name.IsWord("otherwise")
        || MemberTable.IsVerb(promise.Name.Text) && promise.Name.Text.EndsWith("Async", StringComparison.OrdinalIgnoreCase);
}
