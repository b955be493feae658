using WeChatPay.Porting.Emit;
using WeChatPay.Porting.Syntax;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Idioms;

/// <summary>Puts a script that receives a callback into a function, which returns what the script prints.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class CallbackScript
{
    private const string Name = "handle";
    private const string ServerPrefix = "HTTP_WECHATPAY_";

    private readonly Token _mark;
    private Token? _refused;

    private CallbackScript(Token mark) => _mark = mark;

    /// <summary>Rewrites a file whose code outside of functions receives a callback; any other file stays as it is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="refused">The place where the script replies in a way that has no idiomatic form; null otherwise.</param>
    public static Block Wrap(Block file, out Token? refused)
    {
        refused = null;
        var outside = SnippetNames.Flatten(file).Where(static one => !IsDeclaration(one)).ToList();
        var nodes = outside.SelectMany(NodeWalk.All).ToList();
        if (!nodes.Exists(IsOfCallback) || !nodes.OfType<StaticMember>().Any(static call => call.Name.IsWord("verify"))
            || SnippetNames.Flatten(file).OfType<Function>().Any(static one => one.Name.IsWord(Name)))
            return file;
        var script = new CallbackScript(outside[0].First);
        if (script.Rewrite(outside, new(null, null, null), isLast: true, out _) is not { } body)
        {
            refused = script._refused ?? outside[0].First;
            return file;
        }
        var function = new Function(
            script.Word("function"),
            script.Word(Name),
            new Signature(script.Mark("("), [], script.Mark(")"), null),
            new Block(script.Mark("{"), body, file.Close with { Text = "}" }));
        return new Block(file.Open, [.. SnippetNames.Flatten(file).Where(IsDeclaration), function], file.Close with { Leading = "" });
    }

    private static bool IsDeclaration(Statement one) => one is Use or Dropped or Namespace or ClassDeclaration or Function or Constants;

    private static bool IsOfCallback(Node node) => node is Literal { Token.Value: "php://input" }
        || node is Tree.Index { Target: Variable { Id: "_SERVER" }, Key: Literal { Token.Value: { } key } }
            && key.StartsWith(ServerPrefix, StringComparison.Ordinal);

    // Null when the statements reply in another way. `after` is null when they always leave.
    private List<Statement>? Rewrite(IReadOnlyList<Statement> statements, Reply reply, bool isLast, out Reply? after)
    {
        after = reply;
        var rewritten = new List<Statement>();
        for (var at = 0; at < statements.Count; at++)
        {
            var statement = statements[at];
            if (Leaves(statement, after, out var left))
            {
                after = null;
                rewritten.Add(Return(statement.First, left));
                return rewritten;
            }
            if (Printed(statement, after, out var next))
            {
                if (next is null)
                    return Refused(statement);
                after = next with { Comments = after.Comments + statement.First.Leading };
                continue;
            }
            // What is printed is returned at the end: nothing may come between.
            if (after.Text is not null || Nested(statement, after, isLast && at == statements.Count - 1, out after) is not { } kept)
                return Refused(statement);
            rewritten.AddRange(kept);
            if (after is null)
                return rewritten;
        }
        if (!isLast)
            return rewritten;
        rewritten.Add(Return(_mark with { Leading = "" }, after));
        after = null;
        return rewritten;
    }

    private List<Statement>? Refused(Statement statement)
    {
        _refused ??= statement.First;
        return null;
    }

    private List<Statement>? Nested(Statement statement, Reply before, bool isLast, out Reply? after)
    {
        after = before;
        var ends = new List<Reply?>();
        Statement? Inner(Statement body)
        {
            var inside = Rewrite(body is Block block ? block.Statements : [body], before, isLast, out var end);
            ends.Add(end);
            return inside is null ? null : body is Block outer ? outer with { Statements = inside } : new Block(Mark("{"), inside, Mark("}"));
        }
        Statement? changed;
        switch (statement)
        {
            case Block:
                changed = Inner(statement);
                break;
            case If choice:
                var branches = choice.Branches.Select(branch => (branch, Body: Inner(branch.Body))).ToList();
                var otherwise = choice.Else is null ? null : Inner(choice.Else);
                if (choice.Else is null)
                    ends.Add(before);
                changed = branches.TrueForAll(static one => one.Body is not null) && (choice.Else is null || otherwise is not null)
                    ? choice with { Branches = [.. branches.Select(static one => one.branch with { Body = one.Body! })], Else = otherwise } : null;
                break;
            case Try { Finally: null } attempt:
                var body = Inner(attempt.Body);
                var catches = attempt.Catches.Select(part => (part, Body: Inner(part.Body))).ToList();
                changed = body is not null && catches.TrueForAll(static one => one.Body is not null)
                    ? attempt with { Body = (Block)body, Catches = [.. catches.Select(static one => one.part with { Body = (Block)one.Body! })] } : null;
                break;
            default:
                return NodeWalk.All(statement).Any(Prints) ? null : [statement];
        }
        if (changed is null || ends.Exists(end => end is not null && end with { Comments = before.Comments } != before))
            return null;
        after = ends.Exists(static end => end is not null) ? before : null;
        return changed is Block plain && statement is Block ? [.. plain.Statements] : [changed];
    }

    private static bool Leaves(Statement statement, Reply reply, out Reply left)
    {
        left = reply;
        if (statement is Jump { Value: null } jump && jump.Keyword.IsWord("return"))
            return true;
        if (statement is not ExpressionStatement { Value: FunctionCall { Callee: Constant name, Arguments.Items: var items } }
            || !name.Name.IsWord("exit") && !name.Name.IsWord("die"))
            return false;
        // A number is the code of the process, and is not printed.
        if (items is [{ Value: { } text }] && text is not Literal { Token.Kind: TokenKind.Integer })
            left = reply.With(text, name.Name);
        return true;
    }

    // Whether a statement is a part of the reply. The reply is null when C# has no such reply.
    private static bool Printed(Statement statement, Reply reply, out Reply? next)
    {
        next = null;
        switch (statement)
        {
            case Empty:
                next = reply;
                return true;
            case Html { Text.Text: var html }:
                next = string.IsNullOrWhiteSpace(html) ? reply : null;
                return true;
            case Echo echo:
                next = echo.Values.Aggregate(reply, (sum, entry) => sum.With(entry.Value!, echo.Keyword));
                return true;
            case ExpressionStatement { Value: Unary { Operator: var word } print } when word.IsWord("print"):
                next = reply.With(print.Operand, word);
                return true;
            case ExpressionStatement { Value: FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: { } value }, ..] } }
                when name.Name.Text.TrimStart('\\').ToLowerInvariant() is "http_response_code":
                next = value is Literal { Token.Kind: TokenKind.Integer } ? reply with { Status = value } : null;
                return true;
            case ExpressionStatement { Value: FunctionCall { Callee: Constant name, Arguments.Items: [{ Value: Literal { Token: var line } }, ..] } }
                when name.Name.Text.TrimStart('\\').ToLowerInvariant() is "header":
                next = WithHeader(reply, line);
                return true;
            default:
                return false;
        }
    }

    // header('Content-Type: text/plain'), header('HTTP/1.1 401 Unauthorized')
    private static Reply? WithHeader(Reply reply, Token line)
    {
        var text = line.Value ?? "";
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (text.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase))
        {
            return words is [_, { Length: 3 } code, ..] && int.TryParse(code, out var number) && number >= 200
                ? reply with { Status = new Literal(line with { Kind = TokenKind.Integer, Text = code, Value = null }) } : null;
        }
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && text[..colon].Trim().Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
            ? reply with { ContentType = line with { Value = text[(colon + 1)..].Trim() } } : null;
    }

    private static bool Prints(Node node) => node switch
    {
        Echo or Html => true,
        Unary { Operator: var word } => word.IsWord("print"),
        FunctionCall { Callee: Constant { Name: var name } } => name.Text.TrimStart('\\').ToLowerInvariant() is "exit" or "die" or "header"
            or "http_response_code" or "printf" or "print_r" or "var_dump" or "vprintf" or "readfile" or "ob_start",
        _ => false,
    };

    private Jump Return(Token at, Reply reply)
    {
        Entry Item(Expression value) => new(null, null, value, null, null);
        IReadOnlyList<Entry> fields = reply.ContentType is { } type
            ? [new Entry(new Literal(type with { Value = "Content-Type", Leading = "" }), Mark("=>"), new Literal(type with { Leading = "" }), null, null)]
            : [];
        var headers = new ArrayLiteral(Mark("["), null, fields, Mark("]"));
        var status = reply.Status ?? new Literal(_mark with { Kind = TokenKind.Integer, Text = "200", Leading = "", Value = null });
        List<Entry> items = [Item(status), Item(headers)];
        if (reply.Text is { } text)
            items.Add(Item(text));
        var made = new New(Word("new"), Word("\\GuzzleHttp\\Psr7\\Response"), new Arguments(Mark("("), items, Mark(")")));
        return new Jump(Word("return") with { Offset = at.Offset, Leading = reply.Comments + at.Leading }, made, Mark(";"));
    }

    private Token Word(string text) => _mark with { Kind = TokenKind.Name, Text = text, Leading = "", Value = null, Parts = null };

    private Token Mark(string text) => _mark with { Kind = TokenKind.Mark, Text = text, Leading = "", Value = null, Parts = null };

    /// <summary>What a script has printed when it ends.</summary>
    private sealed record Reply(Expression? Status, Token? ContentType, Expression? Text)
    {
        public string Comments { get; init; } = "";

        public Reply With(Expression more, Token at) =>
            this with { Text = Text is null ? more : new Binary(Text, at with { Kind = TokenKind.Mark, Text = ".", Leading = "" }, more) };
    }
}
