using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>The chain of names before a verb, and the options of a call.</content>
internal sealed partial class Emitter
{
    private static readonly string[] RootMembers = ["Handlers", "HandlersV2", "Options"];

    // Guzzle's options that the client has no counterpart for.
    private static readonly Dictionary<string, Wording> UnknownOptions = new(StringComparer.Ordinal)
    {
        ["connect_timeout"] = "Remove it, or write `'timeout' => 5`, which limits the whole call.",
        ["verify"] = "Remove it. Certificates of servers are always verified.",
        ["proxy"] = "Remove it. Set the proxy on the transport of the client: see docs/en/options.md.",
        ["cert"] = "Remove it. The client certificate is `merchant` of the client.",
        ["ssl_key"] = "Remove it. The client certificate is `merchant` of the client.",
        ["on_headers"] = "Remove it. Read the headers of the response.",
        ["on_stats"] = "Remove it. See docs/en/observability.md for measurements.",
        ["progress"] = "Remove it.",
        ["curl"] = "Remove it. The client does not use curl.",
        ["stream"] = "Remove it, and name a `sink`.",
        ["delay"] = "Remove it.",
        ["expect"] = "Remove it.",
        ["version"] = "Remove it.",
        ["cookies"] = "Remove it.",
        ["auth"] = "Remove it. The client signs each request.",
        ["decode_content"] = "Remove it.",
        ["force_ip_resolve"] = "Remove it.",
        ["idn_conversion"] = "Remove it.",
        ["read_timeout"] = "Remove it, or write `'timeout' => 5`.",
        ["synchronous"] = "Remove it.",
    };

    private Code Options(ArrayLiteral array)
    {
        foreach (var entry in array.Entries)
        {
            if (ArrayShape.KeyOf(entry.Key) is { } key && UnknownOptions.TryGetValue(key, out var hint))
                Refuse(Rules.Option, entry.Key!.First, $"A call has no option `{key}` here.", hint);
        }
        return EmitArray(array, isPlain: true, isOptions: true);
    }

    /// <summary>Writes one segment of a chain. On a static receiver, segments in a row become one path.</summary>
    private Code Hop(Member member)
    {
        if (member.Computed is { } computed)
        {
            var node = Emit(member.Target);
            NotePathValue(computed);
            var path = KindOf(computed) is PhpKind.String ? Emit(computed) : Function("strval", Emit(computed));
            return new Code(node.Lead, $"{node.Text}[{path.Text}]", Level.Primary, node.IsDynamic);
        }
        if (member.Arrow.Text == "?->" || !CSharpNames.IsIdentifier(member.Name.Text))
            return Refused(Rules.Value, member, "A segment of the chain is a name.", "Write it as `->name` or `['path']`.");
        if (IsDynamicStyle)
        {
            var target = Emit(member.Target);
            var name = member.Name.Text;
            var isTaken = RootMembers.Contains(name) && member.Target is Variable;
            var hop = isTaken ? $"[\"{name}\"]" : $"{Lead(member.Arrow)}.{Lead(member.Name)}{CSharpNames.Spell(name)}";
            return new Code(target.Lead, target.Text + hop, Level.Primary, target.IsDynamic);
        }
        var segments = new List<string>();
        Expression at = member;
        while (at is Member { Arguments: null, Computed: null, Arrow.Text: "->" } hop && KindOf(hop) is PhpKind.Chain
            && (KindOf(hop.Target) is PhpKind.Chain || hop.Name.Text is "v2" or "v3")
            && !(ClassOf(hop.Target) is not null))
        {
            segments.Add(Segment(hop.Name.Text));
            at = hop.Target;
        }
        segments.Reverse();
        var root = Emit(at);
        // Whatever has no known type is a place of the chain here.
        var text = KindOf(at) is PhpKind.Unknown && root.IsDynamic ? $"((ChainNode){root.Text})" : root.Text;
        return new Code(root.Lead, $"{text}[{StringText.Quote(string.Join('/', segments))}]", Level.Primary, root.IsDynamic
            && KindOf(at) is not PhpKind.Unknown);
    }

    // `_name_` is a path variable.
    private static string Segment(string name) =>
        name.Length > 2 && name[0] == '_' && name[^1] == '_' ? $"{{{name[1..^1]}}}" : KebabCase.FromName(name);

    /// <summary>Warns where a value stands in a path: the chain renames capitals in it, in PHP as here.</summary>
    private Code PathText(Expression path)
    {
        NotePathValue(path);
        var code = Emit(path);
        // As text the path goes through the naming, as in PHP. An interpolated path would keep the value.
        return !IsDynamicStyle && path is Template { Parts: var parts } && parts.Any(static part => part.Value is not null)
            ? code with { Text = $"(string){code.Text}" }
            : code;
    }

    private void NotePathValue(Expression path)
    {
        if (path is Template { Parts: var parts } && parts.Any(static part => part.Value is not null)
            && !parts.Any(static part => part.Text?.Contains("{+", StringComparison.Ordinal) == true))
        {
            Warn(
                Rules.Path,
                path.First,
                "A value inside of a path is renamed when it has capitals: PHP changes it, and the C# changes it too, or refuses to send it.",
                "Use a path variable: `->chain('v3/…/{out_trade_no}/close')->post(['out_trade_no' => $no])`.");
        }
    }
}
