using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>What a value of a function that receives a callback stands for.</summary>
internal enum CallbackRole
{
    None,

    /// <summary>A header of WeChat Pay's; the name says which.</summary>
    Header,
    Body,

    /// <summary>The text that is signed.</summary>
    Message,

    /// <summary>A condition that holds when a check succeeds.</summary>
    Passed,

    /// <summary>A condition that holds when a check fails.</summary>
    Failed,

    /// <summary>The decoded body.</summary>
    Envelope,

    /// <summary>A field of the decoded body; the name is its path.</summary>
    Part,

    /// <summary>The decrypted resource, as text.</summary>
    Plaintext,

    /// <summary>The decrypted resource, decoded.</summary>
    Resource,
}

/// <summary>A part of the checks that the callback parser makes: the names of its <c>VerificationCheck</c>.</summary>
[Flags]
internal enum CallbackChecks
{
    None = 0,
    Headers = 1,
    Clock = 2,
    Serial = 4,
    Signature = 8,
}

/// <summary>Recognises a function that verifies and decrypts a callback step by step, as the documentation of the PHP SDK shows it.</summary>
/// <remarks>The callback parser does all of these steps. Mutable while it reads: use it from one thread.</remarks>
internal sealed class CallbackShape
{
    private const int MaxDepth = 24;
    private const string Prefix = "wechatpay-";
    private const string Tolerance = "300";

    private readonly Scope _scope;
    private readonly Dictionary<string, List<Expression>> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<Expression, (CallbackRole, string, CallbackChecks)> _roles = new(ReferenceEqualityComparer.Instance);
    private readonly Func<Expression, bool> _isRequest;
    private string? _bodyVariable;

    private CallbackShape(Scope scope, Block body, Func<Expression, bool> isRequest)
    {
        (_scope, _isRequest) = (scope, isRequest);
        foreach (var assignment in NodeWalk.All(body).OfType<Assignment>().Where(static one => one.Operator.Text == "=" && one.Reference is null))
            Assign(assignment.Target, assignment.Value, assignment.Operator);
    }

    /// <summary>Gets the <c>if</c> that decides about the signature.</summary>
    public If Point { get; private set; } = null!;

    /// <summary>Gets the values that the parser's work stands for: what is read only in them is not needed.</summary>
    public HashSet<Node> Absorbed { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Gets the variables that are not needed any more.</summary>
    public HashSet<string> Dropped { get; } = new(StringComparer.Ordinal);

    /// <summary>Gets the variable that holds the headers; null when they come from the request.</summary>
    public Variable? Headers { get; private set; }

    /// <summary>Gets the variable that holds the raw body; null when it comes from the request.</summary>
    public Variable? Body { get; private set; }

    /// <summary>Finds the shape in a function; null when the function is another one.</summary>
    /// <param name="scope">The variables of the function.</param>
    /// <param name="body">Its body.</param>
    /// <param name="isRequest">Whether a value is the web request: a response has headers of the same names.</param>
    public static CallbackShape? Find(Scope scope, Block body, Func<Expression, bool> isRequest)
    {
        var checks = NodeWalk.All(body).OfType<StaticMember>().Where(IsVerify).ToList();
        if (checks is not [{ Arguments.Items: [{ Value: { } message }, ..] } verify])
            return null;
        var shape = new CallbackShape(scope, body, isRequest);
        shape.FindBody(message);
        // The body of a response is signed in the same way, and has no resource.
        if (shape.RoleOf(verify).Role is not CallbackRole.Passed
            || !NodeWalk.All(body).OfType<Expression>().Any(value => shape.RoleOf(value).Role is CallbackRole.Plaintext))
            return null;
        var point = NodeWalk.All(body).OfType<If>()
            .FirstOrDefault(one => shape.RoleOf(one.Branches[0].Condition).Checks.HasFlag(CallbackChecks.Signature));
        if (point is null)
            return null;
        shape.Point = point;
        shape.Absorb(body);
        return shape;
    }

    /// <summary>Finds what an expression stands for.</summary>
    public (CallbackRole Role, string Name, CallbackChecks Checks) RoleOf(Expression value) => RoleOf(value, 0);

    /// <summary>Whether an assignment only prepares what the parser does.</summary>
    public bool IsAbsorbed(Assignment assignment)
    {
        var targets = Targets(assignment.Target).ToList();
        return targets.Count > 0 && targets.TrueForAll(one => Dropped.Contains(one.Id) || RoleOf(one).Role is not CallbackRole.None);
    }

    /// <summary>Whether a variable needs no variable in C#.</summary>
    public bool IsReplaced(VariableInfo info) => !info.IsParameter && (Dropped.Contains(info.Name)
        || IsFixed(info.Name) && RoleOf(_values[info.Name][0]).Role is not CallbackRole.None);

    private static IEnumerable<Variable> Targets(Expression target) => target switch
    {
        Variable variable => [variable],
        ArrayLiteral list => list.Entries.Where(static entry => entry.Value is not null).SelectMany(static entry => Targets(entry.Value!)),
        _ => [],
    };

    private void Assign(Expression target, Expression value, Token at)
    {
        if (target is Variable variable)
        {
            if (!_values.TryGetValue(variable.Id, out var known))
                _values[variable.Id] = known = [];
            known.Add(value);
        }
        else if (target is ArrayLiteral list)
        {
            foreach (var entry in list.Entries.Where(static entry => entry is { Value: not null, Key: not null }))
                Assign(entry.Value!, new Tree.Index(value, at, entry.Key, at), at);
        }
    }

    private static bool IsVerify(StaticMember call) => call.Name.IsWord("verify") && SnippetNames.LastOf(call.Class.Text)
        .Equals("Rsa", StringComparison.OrdinalIgnoreCase) && call.Arguments is { Items.Count: 3, IsCallable: false };

    // The raw body is what stands at the end of the signed text.
    private void FindBody(Expression message)
    {
        if (Pieces(Plain(message)) is [_, _, { } body] && Plain(body) is Variable { Id: var id } variable
            && _scope.Find(id) is { IsParameter: true, Writes: 0 })
            (_bodyVariable, Body) = (id, variable);
    }

    // What a variable that is assigned once has for its value.
    private Expression Plain(Expression value)
    {
        for (var depth = 0; depth < MaxDepth; depth++)
        {
            switch (value)
            {
                case Parenthesised inner:
                    value = inner.Inner;
                    break;
                case Variable { Id: var id } when IsFixed(id):
                    value = _values[id][0];
                    break;
                default:
                    return value;
            }
        }
        return value;
    }

    private bool IsFixed(string id) => _values.TryGetValue(id, out var values) && values.Count == 1
        && _scope.Find(id) is { IsParameter: false, IsOuter: false, IsElsewhere: false, Writes: 1, Declarers.Count: 0, EntryWrites.Count: 0 };

    // Timestamp, nonce and body of a signed text; null for another text.
    private static List<Expression>? Pieces(Expression message)
    {
        if (message is StaticMember { Arguments: { Items: [{ Value: { } one }, { Value: { } two }, { Value: { } three }], IsCallable: false } } joined
            && joined.Name.IsWord("joinedByLineFeed"))
            return [one, two, three];
        return TextPieces.Of(message) is
            [(null, { } stamp), ("\n", null), (null, { } nonce), ("\n", null), (null, { } body), ("\n", null)] ? [stamp, nonce, body] : null;
    }

    private (CallbackRole Role, string Name, CallbackChecks Checks) RoleOf(Expression value, int depth)
    {
        if (depth > MaxDepth)
            return default;
        if (_roles.TryGetValue(value, out var known))
            return known;
        var found = Read(value, depth + 1);
        _roles[value] = found;
        return found;
    }

    private (CallbackRole, string, CallbackChecks) Read(Expression value, int depth)
    {
        switch (value)
        {
            case Parenthesised inner:
                return RoleOf(inner.Inner, depth);
            case Variable { Id: var id } when id == _bodyVariable:
                return (CallbackRole.Body, "", default);
            case Variable { Id: var id } when IsFixed(id):
                return RoleOf(_values[id][0], depth);
            case Unary { Operator.Kind: TokenKind.Cast } cast:
                var inside = RoleOf(cast.Operand, depth);
                return inside.Role is CallbackRole.Header or CallbackRole.Body or CallbackRole.Envelope or CallbackRole.Resource or CallbackRole.Plaintext
                    ? inside : default;
            case Binary { Operator.Text: "??" } either when RoleOf(either.Left, depth) is { Role: CallbackRole.Header or CallbackRole.Part } left:
                return left;
            case Binary or Unary { Operator.Text: "!" }:
                return Condition(value, depth);
            case Tree.Index { Key: { } key } index:
                return Entry(index, key, depth);
            case Member { Arguments: null, Computed: null } member:
                return Below(RoleOf(member.Target, depth), member.Name.Text);
            case Member { Arguments: { } given } call:
                return OfRequest(call, given);
            case FunctionCall { Callee: Constant name } call:
                return Function(SnippetNames.LastOf(name.Name.Text).ToLowerInvariant(), call.Arguments.Items, depth);
            case StaticMember { Arguments: { } given } call:
                return Static(call, given.Items, depth);
            case Template when Pieces(value) is { } pieces:
                return Signed(pieces, depth);
            default:
                return default;
        }
    }

    private (CallbackRole, string, CallbackChecks) Signed(List<Expression> pieces, int depth) =>
        RoleOf(pieces[0], depth) is { Role: CallbackRole.Header, Name: "timestamp" } && RoleOf(pieces[1], depth) is { Role: CallbackRole.Header, Name: "nonce" }
            && RoleOf(pieces[2], depth).Role is CallbackRole.Body ? (CallbackRole.Message, "", default) : default;

    private (CallbackRole, string, CallbackChecks) Static(StaticMember call, IReadOnlyList<Entry> items, int depth)
    {
        var type = SnippetNames.LastOf(call.Class.Text);
        if (call.Name.IsWord("joinedByLineFeed") && Pieces(call) is { } pieces)
            return Signed(pieces, depth);
        if (IsVerify(call) && RoleOf(items[0].Value!, depth).Role is CallbackRole.Message
            && RoleOf(items[1].Value!, depth) is { Role: CallbackRole.Header, Name: "signature" })
            return (CallbackRole.Passed, "", CallbackChecks.Signature);
        if (type.Equals("AesGcm", StringComparison.OrdinalIgnoreCase) && call.Name.IsWord("decrypt") && items.Count == 4
            && RoleOf(items[0].Value!, depth) is { Role: CallbackRole.Part, Name: "resource.ciphertext" }
            && RoleOf(items[2].Value!, depth) is { Role: CallbackRole.Part, Name: "resource.nonce" }
            && RoleOf(items[3].Value!, depth) is { Role: CallbackRole.Part, Name: "resource.associated_data" })
            return (CallbackRole.Plaintext, "", default);
        if (!type.Equals("Request", StringComparison.OrdinalIgnoreCase))
            return default;
        return items is [{ Value: Literal { Token.Value: { } name } }, ..] && call.Name.IsWord("header") ? Header(name)
            : call.Name.IsWord("getContent") || call.Name.IsWord("getInput") ? (CallbackRole.Body, "", default) : default;
    }

    private (CallbackRole, string, CallbackChecks) Function(string name, IReadOnlyList<Entry> items, int depth)
    {
        if (items.Count == 0 || items[0].Value is not { } first)
            return default;
        switch (name)
        {
            case "json_decode":
                return RoleOf(first, depth).Role switch
                {
                    CallbackRole.Body => (CallbackRole.Envelope, "", default),
                    CallbackRole.Plaintext => (CallbackRole.Resource, "", default),
                    _ => default,
                };
            case "file_get_contents" when first is Literal { Token.Value: "php://input" }:
                return (CallbackRole.Body, "", default);
            case "empty" when items.Count == 1 && RoleOf(first, depth).Role is CallbackRole.Header:
                return (CallbackRole.Failed, "", CallbackChecks.Headers);
            case "isset" when items.All(item => item.Value is { } value && RoleOf(value, depth).Role is CallbackRole.Header):
                return (CallbackRole.Passed, "", CallbackChecks.Headers);
            case "isset" when first is Tree.Index { Key: { } key } && RoleOf(key, depth) is { Role: CallbackRole.Header, Name: "serial" }:
            case "array_key_exists" when RoleOf(first, depth) is { Role: CallbackRole.Header, Name: "serial" }:
                return (CallbackRole.Passed, "", CallbackChecks.Serial);
            default:
                return default;
        }
    }

    private (CallbackRole, string, CallbackChecks) Entry(Tree.Index index, Expression key, int depth)
    {
        if (key is Literal { Token: { Kind: TokenKind.Integer, Text: "0" } } && RoleOf(index.Target, depth) is { Role: CallbackRole.Header } header)
            return header;
        if (key is not Literal { Token: { Kind: TokenKind.Text, Value: { } name } })
            return default;
        if (index.Target is Variable { Id: "_SERVER" } && name.StartsWith("HTTP_", StringComparison.Ordinal))
            return Header(name["HTTP_".Length..].Replace('_', '-'));
        if (index.Target is Variable { Id: var id } headers && (Headers is null || Headers.Id == id)
            && Header(name) is { Item1: CallbackRole.Header } found && _scope.Find(id) is { IsParameter: true, Writes: 0 })
        {
            Headers ??= headers;
            return found;
        }
        return Below(RoleOf(index.Target, depth), name);
    }

    private static (CallbackRole, string, CallbackChecks) Below((CallbackRole Role, string Name, CallbackChecks) above, string name) => above.Role switch
    {
        CallbackRole.Envelope => (CallbackRole.Part, name, default),
        CallbackRole.Part => (CallbackRole.Part, $"{above.Name}.{name}", default),
        _ => default,
    };

    private static (CallbackRole, string, CallbackChecks) Header(string name) => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)
        ? (CallbackRole.Header, name[Prefix.Length..].ToLowerInvariant(), default) : default;

    private (CallbackRole, string, CallbackChecks) OfRequest(Member call, Arguments given)
    {
        var target = call.Target is Member { Arguments.Items.Count: 0 } part && part.Name.IsWord("getBody") ? part.Target : call.Target;
        if (!_isRequest(target))
            return default;
        if (given.Items is [{ Value: Literal { Token: { Kind: TokenKind.Text, Value: { } name } } }, ..]
            && (call.Name.IsWord("header") || call.Name.IsWord("getHeaderLine") || call.Name.IsWord("getHeader")))
            return Header(name);
        return BodyOfRequest(call) || call.Name.IsWord("getBody") && given.Items.Count == 0 ? (CallbackRole.Body, "", default) : default;
    }

    /// <summary>Whether an expression is the raw body of a framework's request.</summary>
    public static bool BodyOfRequest(Expression value) => value is Member { Arguments.Items.Count: 0, Computed: null } call
        && (call.Name.IsWord("getContent") || call.Name.IsWord("getInput")
            || call.Name.IsWord("getContents") && call.Target is Member { Arguments.Items.Count: 0 } body && body.Name.IsWord("getBody"));

    private (CallbackRole, string, CallbackChecks) Condition(Expression value, int depth)
    {
        switch (value)
        {
            case Unary unary:
                return RoleOf(unary.Operand, depth) switch
                {
                    { Role: CallbackRole.Passed, Checks: var checks } => (CallbackRole.Failed, "", checks),
                    { Role: CallbackRole.Failed, Checks: var checks } => (CallbackRole.Passed, "", checks),
                    { Role: CallbackRole.Header } => (CallbackRole.Failed, "", CallbackChecks.Headers),
                    _ => default,
                };
            case Binary { Operator.Text: "&&" or "||" } both:
                var wanted = both.Operator.Text == "&&" ? CallbackRole.Passed : CallbackRole.Failed;
                var (left, right) = (RoleOf(both.Left, depth), RoleOf(both.Right, depth));
                // `$signature && …`: a header that is there.
                if (wanted is CallbackRole.Passed && left.Role is CallbackRole.Header)
                    left = (CallbackRole.Passed, "", CallbackChecks.Headers);
                if (wanted is CallbackRole.Passed && right.Role is CallbackRole.Header)
                    right = (CallbackRole.Passed, "", CallbackChecks.Headers);
                return left.Role == wanted && right.Role == wanted ? (wanted, "", left.Checks | right.Checks) : default;
            case Binary { Operator.Text: "===" or "!==" or "==" or "!=" } equal:
                return Equality(equal, depth);
            case Binary { Operator.Text: "<" or "<=" or ">" or ">=" } compared:
                return Clock(compared, depth);
            case Binary { Operator.Text: "." } when Pieces(value) is { } pieces:
                return Signed(pieces, depth);
            default:
                return default;
        }
    }

    private (CallbackRole, string, CallbackChecks) Equality(Binary equal, int depth)
    {
        var (test, constant) = equal.Left is Constant or Literal ? (equal.Right, equal.Left) : (equal.Left, equal.Right);
        var isSame = equal.Operator.Text[0] == '=';
        var found = RoleOf(test, depth);
        if (constant is Constant { Name: var word } && (word.IsWord("true") || word.IsWord("false"))
            && found.Role is CallbackRole.Passed or CallbackRole.Failed)
        {
            var holds = isSame == word.IsWord("true");
            return holds ? found : (found.Role is CallbackRole.Passed ? CallbackRole.Failed : CallbackRole.Passed, "", found.Checks);
        }
        var isNothing = constant is Constant { Name: var none } && none.IsWord("null") || constant is Literal { Token.Value: "" };
        return isNothing && found.Role is CallbackRole.Header
            ? (isSame ? CallbackRole.Failed : CallbackRole.Passed, "", CallbackChecks.Headers) : default;
    }

    // 300 >= abs(Formatter::timestamp() - (int) $timestamp)
    private (CallbackRole, string, CallbackChecks) Clock(Binary compared, int depth)
    {
        var (age, limit, mark) = Plain(compared.Left) is Literal
            ? (compared.Right, compared.Left, compared.Operator.Text.Replace('<', '@').Replace('>', '<').Replace('@', '>'))
            : (compared.Left, compared.Right, compared.Operator.Text);
        if (Plain(limit) is not Literal { Token.Text: Tolerance }
            || Plain(age) is not FunctionCall { Callee: Constant abs, Arguments.Items: [{ Value: { } given }] }
            || !abs.Name.IsWord("abs") || Plain(given) is not Binary { Operator.Text: "-" } difference)
            return default;
        bool IsNow(Expression one) => Plain(one) is FunctionCall { Callee: Constant time, Arguments.Items.Count: 0 } && time.Name.IsWord("time")
            || Plain(one) is StaticMember { Arguments.Items.Count: 0 } stamp && stamp.Name.IsWord("timestamp");
        bool IsSent(Expression one) => RoleOf(one, depth) is { Role: CallbackRole.Header, Name: "timestamp" };
        if (!(IsNow(difference.Left) && IsSent(difference.Right) || IsNow(difference.Right) && IsSent(difference.Left)))
            return default;
        return (mark[0] == '<' ? CallbackRole.Passed : CallbackRole.Failed, "", CallbackChecks.Clock);
    }

    // What is read only for the checks and for the decryption.
    private void Absorb(Block body)
    {
        foreach (var value in NodeWalk.All(body).OfType<Expression>())
        {
            if (RoleOf(value).Role is CallbackRole.Passed or CallbackRole.Failed or CallbackRole.Message or CallbackRole.Plaintext)
                Absorbed.UnionWith(NodeWalk.All(value));
        }
        for (var count = -1; count != Dropped.Count;)
        {
            count = Dropped.Count;
            foreach (var id in _values.Keys.Where(IsFixed).Where(id => !Dropped.Contains(id)))
            {
                var reads = NodeWalk.All(body).OfType<Variable>().Where(one => one.Id == id && !IsTarget(body, one)).ToList();
                if (reads.Count > 0 && reads.TrueForAll(Absorbed.Contains) && IsHarmless(_values[id][0]))
                {
                    Dropped.Add(id);
                    Absorbed.UnionWith(NodeWalk.All(_values[id][0]));
                }
            }
        }
    }

    private static bool IsTarget(Block body, Variable variable) => NodeWalk.All(body).OfType<Assignment>().Any(one => Targets(one.Target)
        .Any(target => ReferenceEquals(target, variable)));

    // Reading a key or a setting changes nothing.
    private static bool IsHarmless(Expression value) => NodeWalk.All(value).All(static node => node switch
    {
        FunctionCall { Callee: Constant name } => SnippetNames.LastOf(name.Name.Text).ToLowerInvariant() is "config" or "env" or "getenv"
            or "file_get_contents" or "storage_path" or "base_path" or "json_decode" or "abs" or "time" or "openssl_pkey_get_public",
        FunctionCall => false,
        StaticMember { Arguments: not null } call => SnippetNames.LastOf(call.Class.Text) is "Rsa" or "Formatter" or "PemUtil" or "AesGcm",
        Member { Arguments: not null } call => call.Name.IsWord("header") || call.Name.IsWord("getHeaderLine") || BodyOfRequest(call),
        Assignment or New or Postfix or Closure or ArrowFunction => false,
        _ => true,
    });
}
