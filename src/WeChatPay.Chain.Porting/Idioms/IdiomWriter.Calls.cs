using WeChatPay.Facts;
using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <content>Calls of WeChat Pay.</content>
internal sealed partial class IdiomWriter
{
    private bool IsClient(Expression value) => value switch
    {
        Variable or Member { Arguments: null, Target: Variable { Id: "this" } } or StaticMember { Arguments: null } => TypeOnly(value)
            .Kind is IdiomKind.Client,
        _ => false,
    };

    // The type of a place, without findings.
    private IdiomType TypeOnly(Expression value)
    {
        var count = _findings.Count;
        var type = Emit(value).Type;
        _findings.RemoveRange(count, _findings.Count - count);
        return type;
    }

    private bool IsVerbCall(Expression value) =>
        value is Member { Arguments: not null, Computed: null } call && MemberTable.IsVerb(call.Name.Text)
            && ChainPath.Read(call.Target, IsClient) is not null;

    /// <summary>Writes a call of a verb: it is awaited.</summary>
    private Idiom VerbCall(Member call)
    {
        var (text, type) = CallText(call);
        if (!_frame.IsAsync)
            return Refused(call, "A call inside of this function has no idiomatic form.", "Move it into a function with a name.");
        return new($"await {text}", type, Level.Unary);
    }

    private (string Text, IdiomType Type) CallText(Member call)
    {
        var path = ChainPath.Read(call.Target, IsClient)!;
        var verb = call.Name.Text.EndsWith("Async", StringComparison.OrdinalIgnoreCase) ? call.Name.Text[..^5] : call.Name.Text;
        verb = CSharpNames.Capital(verb.ToLowerInvariant());
        var root = Emit(path.Root);
        var options = call.Arguments!.Items;
        if (options.Count > 1 || options.Any(static item => item.Label is not null || item.Prefix is not null))
            Refused(call, "A call has one argument.");
        var given = options.Count == 0 ? null : options[0].Value;
        var operation = path.Text is { } written ? OperationTable.Default.Find(verb, Renamed(written)) : null;
        if (operation is not null && operation.Path != Renamed(path.Text!))
            operation = null;
        if (given is ArrayLiteral checkedOptions)
            CheckOptions(checkedOptions);
        if (operation is not null && TypedOptions(operation, given) is { } typed)
        {
            Using("WeChatPay.OpenApi");
            var members = string.Concat(operation.Path.Split('/').Select(static segment => "." + ChainNames.Member(segment)));
            return ($"{root.Text}{members}.{verb}Async({Arguments(typed)})", new IdiomType(IdiomKind.Typed) { Fields = operation.Response, Name = "root" });
        }
        var loose = given switch
        {
            null => "",
            ArrayLiteral literal => PlainObject(literal),
            _ => Emit(given).Text,
        };
        return ($"{root.Text}{PathText(path)}.{verb}Async({Arguments(loose)})", IdiomType.Response with { Fields = operation?.Response });
    }

    private string Arguments(string options) => (options.Length > 0, _frame.Token) switch
    {
        (_, null) => options,
        (false, { } token) => token,
        (true, { } token) => $"{options}, {token}",
    };

    // The chain renames capitals in a text too.
    private static string Renamed(string path) => string.Join('/', path.TrimStart('/').Split('/').Select(static segment =>
        segment.StartsWith('{') || !segment.Any(char.IsUpper) || segment.Any(char.IsDigit) ? segment : KebabCase.FromName(segment)));

    private string PathText(ChainPath path)
    {
        var (text, at) = ("", 0);
        foreach (var piece in path.Pieces)
        {
            if (piece is not null)
            {
                text += $"[{StringText.OneLine(piece)}]";
                continue;
            }
            var value = path.Templates[at++];
            var code = Emit(value);
            if (code.Type != IdiomType.String)
                Refused(value, "The type of this path is not sure.", "Give it the type `string`.");
            if (code.Text.StartsWith("$\"", StringComparison.Ordinal))
            {
                _findings.Add(new Finding(
                    PortingSeverity.Warning,
                    Rules.Path,
                    value.First,
                    "A value inside of a path is renamed when it has capitals: PHP changes it, and the C# changes it too, or refuses to send it.",
                    "Use a path variable: `->chain('v3/…/{out_trade_no}/close')->post(['out_trade_no' => $no])`.",
                    null));
            }
            // As text the path goes through the naming, as in PHP. An interpolated path would keep the value.
            text += code.Text.StartsWith("$\"", StringComparison.Ordinal) ? $"[(string){code.Text}]" : $"[{code.Text}]";
        }
        return text;
    }

    private void CheckOptions(ArrayLiteral options)
    {
        foreach (var entry in options.Entries)
        {
            if (ArrayShape.KeyOf(entry.Key) is null || entry.Prefix is not null)
                Refused(options, "Options with computed keys have no idiomatic form.", "Write the keys.");
        }
    }

    /// <summary>Whether an expression is `…->wait()` of a promise that a call gives here.</summary>
    private bool IsPromiseWait(Member member) =>
        member.Arguments is not null && member.Computed is null && member.Name.IsWord("wait") && PromiseCall(member) is not null;

    private static bool HasCallbacks(Member wait) => wait.Target is Member inner && (inner.Name.IsWord("then") || inner.Name.IsWord("otherwise"));

    // The call at the start of `call->then(…)->otherwise(…)->wait()`.
    private Member? PromiseCall(Member member)
    {
        Expression at = member;
        while (at is Member { Arguments: not null, Computed: null } link
            && (link.Name.IsWord("then") || link.Name.IsWord("otherwise") || link.Name.IsWord("wait")))
            at = link.Target;
        while (at is Parenthesised inner)
            at = inner.Inner;
        return at is Member call && IsVerbCall(call) ? call : null;
    }

    private Idiom EmitMember(Member member)
    {
        if (member.Computed is not null)
            return Refused(member, "A member with a computed name has no idiomatic form.", "Write the name.");
        if (IsVerbCall(member))
            return VerbCall(member);
        if (IsPromiseWait(member))
            return HasCallbacks(member) ? Refused(member, "A promise with functions has no idiomatic form here.", "Assign it to a variable.")
                : VerbCall(PromiseCall(member)!);
        if (WebMember(member) is { } web)
            return web;
        if (BodyOf(member) is { } whole && member.Name.IsWord("getContents"))
            return ResponseText(whole, member);
        var target = Emit(member.Target);
        return (target.Type.Kind, member.Arguments) switch
        {
            (IdiomKind.Object, _) when target.Type.Class is { } owner => OwnMember(member, target, owner),
            (IdiomKind.Response or IdiomKind.Typed, { } given) => ResponseMember(member, target, given),
            (IdiomKind.Exception, { } given) => ExceptionMember(member, target, given),
            (IdiomKind.Media, { Items.Count: 0 }) when member.Name.IsWord("getStream") => new($"{target.At(Level.Primary)}.Stream", new(IdiomKind.Stream)),
            (IdiomKind.Media, { Items.Count: 0 }) when member.Name.IsWord("getContentType") =>
                new($"{target.At(Level.Primary)}.ContentType", IdiomType.String),
            (IdiomKind.Typed or IdiomKind.Json or IdiomKind.Node, null) => Field(target, member.Name.Text, member),
            _ => Refused(member, $"The member `{member.Name.Text}` has no idiomatic form for this value."),
        };
    }

    private Idiom ResponseMember(Member member, Idiom target, Arguments given)
    {
        var at = target.At(Level.Primary);
        switch (member.Name.Text.ToLowerInvariant())
        {
            case "getstatuscode":
                return new($"{at}.StatusCode", IdiomType.Int);
            case "getbody":
                return ResponseText(member.Target, member);
            case "getreasonphrase":
                return new($"{AsResponse(target, member.Target)}.ReasonPhrase", IdiomType.String);
            case "getheaderline" when given.Items is [{ Value: { } name }]:
                return new($"{AsResponse(target, member.Target)}.Header({Emit(name).Text}) ?? \"\"", IdiomType.String, Level.Coalesce);
            case "hasheader" when given.Items is [{ Value: { } name }]:
                return new($"{AsResponse(target, member.Target)}.Header({Emit(name).Text}) is not null", IdiomType.Bool, Level.Relational);
            default:
                return Refused(member, $"`{member.Name.Text}` has no idiomatic form.");
        }
    }

    // A typed response has the untyped one as a member; a variable is better declared with that type.
    private string AsResponse(Idiom target, Expression source)
    {
        if (target.Type.Kind is IdiomKind.Response)
            return target.At(Level.Primary);
        if (source is Variable variable && HomeOf(variable.Id) is { } home && !home.Aliases.ContainsKey(variable.Id))
            _known.Mark(home.Owner, variable.Id);
        return $"{target.At(Level.Primary)}.Response";
    }

    private Idiom ResponseText(Expression response, Expression at)
    {
        var code = Emit(response);
        return code.Type.Kind is IdiomKind.Response or IdiomKind.Typed
            ? new($"{AsResponse(code, response)}.Text", IdiomType.String)
            : Refused(at, "The body of this value has no idiomatic form.");
    }

    /// <summary>Finds the response whose body an expression is: `$response->getBody()`, also with a cast or `getContents()`.</summary>
    private static Expression? BodyOf(Expression value)
    {
        while (value is Parenthesised { Inner: var inner })
            value = inner;
        if (value is Unary { Operator: { Kind: Syntax.TokenKind.Cast, Text: var cast } } unary && Types.CastKind(cast) is PhpKind.String)
            return BodyOf(unary.Operand);
        if (value is not Member { Arguments.Items.Count: 0, Computed: null } member)
            return null;
        if (member.Name.IsWord("getContents") || member.Name.IsWord("__toString"))
            return member.Target is Member ? BodyOf(member.Target) : null;
        return member.Name.IsWord("getBody") ? member.Target : null;
    }
}
