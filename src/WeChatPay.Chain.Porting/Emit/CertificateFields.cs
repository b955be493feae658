using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <summary>Finds the calls of <c>openssl_x509_parse</c> of which the code reads only fields that C# gives in the same form.</summary>
internal static class CertificateFields
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "serialNumber", "serialNumberHex", "validFrom", "validTo", "validFrom_time_t", "validTo_time_t", "version",
    };

    public static IEnumerable<FunctionCall> Find(IReadOnlyList<Node> nodes)
    {
        foreach (var node in nodes)
        {
            if (node is Tree.Index { Target: FunctionCall call } index && IsParse(call) && IsKnown(index))
                yield return call;
            else if (node is Assignment { Target: Variable variable, Value: FunctionCall given } && IsParse(given) && IsReadByFields(nodes, variable.Id))
                yield return given;
        }
    }

    private static bool IsReadByFields(IReadOnlyList<Node> nodes, string name)
    {
        var fields = nodes.OfType<Tree.Index>().Count(index => index.Target is Variable { Id: var id } && id == name && IsKnown(index));
        var tests = nodes.Count(node => node is Unary { Operator.Text: "!", Operand: Variable { Id: var id } } && id == name
            || node is Binary { Operator.Text: "===" or "!==", Left: Variable { Id: var left } } && left == name);
        return nodes.OfType<Variable>().Count(variable => variable.Id == name) == 1 + fields + tests;
    }

    private static bool IsKnown(Tree.Index index) => index.Key is Literal { Token.Value: { } key } && Known.Contains(key);

    private static bool IsParse(FunctionCall call) =>
        call.Callee is Constant { Name: var name } && name.Text.TrimStart('\\').Equals("openssl_x509_parse", StringComparison.OrdinalIgnoreCase);
}
