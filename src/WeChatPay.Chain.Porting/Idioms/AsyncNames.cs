using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>The functions and methods that wait for a call, directly or through others. Methods of one name are alike, as an interface demands.</summary>
internal sealed class AsyncNames
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="bodies">The functions and methods with their bodies.</param>
    public AsyncNames(IReadOnlyList<(string Name, Block Body)> bodies)
    {
        var count = -1;
        while (count != _names.Count)
        {
            count = _names.Count;
            foreach (var (name, body) in bodies)
            {
                if (Waits(body))
                    _names.Add(name);
            }
        }
    }

    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Whether code waits.</summary>
    public bool Waits(Node body) => NodeWalk.AllScopes(body).Any(node => node switch
    {
        _ when ReadsBody(node) => true,
        Member { Arguments: { } given, Computed: null } call => MemberTable.IsVerb(call.Name.Text) && IsCall(call, given) || call.Name.IsWord("wait")
            || _names.Contains(call.Name.Text),
        StaticMember { Arguments: not null } call => _names.Contains(call.Name.Text),
        FunctionCall { Callee: Constant name } => _names.Contains(name.Name.Text.TrimStart('\\')),
        _ => false,
    });

    // The body of the web request comes in pieces.
    private static bool ReadsBody(Node node) => node is Expression value && CallbackShape.BodyOfRequest(value)
        || node is FunctionCall { Callee: Constant read, Arguments.Items: [{ Value: Literal { Token.Value: "php://input" } }, ..] }
        && read.Name.IsWord("file_get_contents")
        || node is Member { Target: Variable { Id: "request" }, Arguments.Items.Count: 0 } body && body.Name.IsWord("getBody");

    // $this->get($x) is a method of the class, $client->v3->pay->get([…]) is a call.
    private static bool IsCall(Member call, Arguments given) =>
        call.Target is not Variable { Id: "this" } && given.Items.Count <= 1;
}
