using WeChatPay.Porting.Diagnostics;
using WeChatPay.Porting.Functions;
using WeChatPay.Porting.Tree;

namespace WeChatPay.Porting.Emit;

/// <content>Entries of arrays: reading, asking whether they are there, and writing.</content>
internal sealed partial class Emitter
{
    private Code EmitIndex(Tree.Index index, bool isProbe = false)
    {
        if (index.Key is null)
            return Refused(Rules.Value, index, "Cannot use [] for reading.", "Name the entry: `$list[0]`.");
        var (root, keys) = Unroll(index);
        if (keys.Contains(null))
            return Refused(Rules.Value, index, "Cannot use [] for reading.", "Name the entry: `$list[0]`.");
        if (KindOf(index.Target) is PhpKind.Chain || KindOf(index) is PhpKind.Chain)
            return ChainIndex(index);
        var kind = KindOf(root);
        if (_types.LibraryOf(root, _scope) is not null)
            return Refused(Rules.Value, index, "This value has no entries here.", "Call a method of the object: `$request->input('name')`.");
        if (kind is PhpKind.Closure or PhpKind.Promise or PhpKind.Response or PhpKind.Body or PhpKind.Driver or PhpKind.Stack or PhpKind.Exception)
            return Refused(Rules.Value, index, "This value has no entries.", "Read the body first: `json_decode((string) $response->getBody(), true)`.");
        var target = isProbe ? Optional(root) : Emit(root);
        var written = string.Join(", ", keys.Select(key => Key(key!)));
        return kind is PhpKind.Array && !isProbe || kind is PhpKind.Array && IsReady(root)
            ? new Code(target.Lead, $"{target.TextAt(Level.Primary)}[{written}]", Level.Primary, true)
            : new Code(target.Lead, $"{FunctionName(isProbe ? "probe" : "at")}({target.Text}, {written})", Level.Primary, true);
    }

    // A literal in brackets can be indexed at once.
    private static bool IsReady(Expression root) => root is Variable or Member or StaticMember or FunctionCall or ArrayLiteral or Parenthesised;

    private Code ChainIndex(Tree.Index index)
    {
        var target = Emit(index.Target);
        return new Code(target.Lead, $"{target.Text}[{PathText(index.Key!).All}]", Level.Primary, target.IsDynamic);
    }

    private string Key(Expression key)
    {
        if (KindOf(key) is PhpKind.Closure or PhpKind.Response or PhpKind.Promise)
            Refuse(Rules.Value, key.First, "Illegal offset type.", "Write text or an integer as the key.");
        return Emit(key).Text;
    }

    /// <summary>Splits <c>$a['b']['c']</c> into <c>$a</c> and its keys.</summary>
    private static (Expression Root, List<Expression?> Keys) Unroll(Expression value)
    {
        var keys = new List<Expression?>();
        while (value is Tree.Index index)
        {
            keys.Insert(0, index.Key);
            value = index.Target;
        }
        return (value, keys);
    }

    /// <summary>Writes a value that may be missing. A missing value is null.</summary>
    private Code Optional(Expression value)
    {
        if (value is Parenthesised parenthesised)
            return Optional(parenthesised.Inner);
        if (value is Tree.Index { Key: not null } index && KindOf(index.Target) is not PhpKind.Chain)
            return EmitIndex(index, isProbe: true);
        if (value is Member { Arguments: null, Computed: null, Target: not Variable { Id: "this" } } member && _types.LibraryOf(member.Target, _scope) is null
            && KindOf(member.Target) is PhpKind.Unknown or PhpKind.Object or PhpKind.Null
            && KindOf(member) is not PhpKind.Chain)
        {
            var target = Optional(member.Target);
            return new Code(target.Lead, $"{target.TextAt(Level.Primary)}?.{CSharpNames.Spell(member.Name.Text)}", Level.Primary, true);
        }
        if (value is Variable { Id: not ("_SERVER" or "_GET" or "_POST") } variable && _scope.IsFree(variable.Id) && !_scope.ReachesRoot(variable.Id))
            return new Code(Lead(variable.Name), "(object?)null", Level.Unary);
        return Emit(value);
    }

    /// <summary>Writes the place of an entry that is assigned to: <c>order["amount", "total"]</c>, and makes arrays that are missing.</summary>
    private Code Place(Tree.Index index)
    {
        var (root, keys) = Unroll(index);
        // $list[]['a'] = 1
        var gap = keys.IndexOf(null);
        var target = Writable(root);
        if (gap < 0)
            return new Code(target.Lead, $"{target.Text}[{string.Join(", ", keys.Select(key => Key(key!)))}]", Level.Primary, true);
        var text = target.Text + Inner(keys.Take(gap)) + ".AtEnd()";
        var rest = keys.Skip(gap + 1).ToList();
        if (rest.Contains(null) || rest.Count == 0)
            return Refused(Rules.Value, index, "Cannot use [] for reading.", "Build the inner array first.");
        return new Code(target.Lead, $"{text}[{string.Join(", ", rest.Select(key => Key(key!)))}]", Level.Primary, true);
    }

    private string Inner(IEnumerable<Expression?> keys)
    {
        var written = string.Join(", ", keys.Select(key => Key(key!)));
        return written.Length == 0 ? "" : $".At({written})";
    }

    /// <summary>Writes the array that a write goes into.</summary>
    private Code Writable(Expression root)
    {
        if (root is Parenthesised or Literal or ArrayLiteral or FunctionCall or Constant)
            return Refused(Rules.Value, root, "An entry of this value cannot be assigned to.", "Assign the array to a variable first.");
        if (root is Variable variable && _scope.Copies.TryGetValue(variable.Id, out var place) && place.EndsWith(".Value", StringComparison.Ordinal))
            return new Code(Lead(variable.Name), place[..^".Value".Length] + ".At()");
        if (root is Member { Arguments: null, Computed: null } fixedRoot && IsFixed(fixedRoot))
            return Refused(
                Rules.Value,
                root,
                $"Cannot modify the readonly property `{fixedRoot.Name.Text}` here.",
                "Set it in the constructor, or remove `readonly`.");
        var kind = KindOf(root);
        if (kind is PhpKind.String)
            return Refused(Rules.Value, root, "Writing one byte of a text is not ported.", "Write `$text = substr_replace($text, 'x', $at, 1);`.");
        var target = Emit(root);
        if (kind is PhpKind.Array)
            return target with { Text = target.TextAt(Level.Primary) };
        if (kind is not PhpKind.Unknown)
            return Refused(Rules.Value, root, "An entry of this value cannot be assigned to.", "Use a variable that holds an array.");
        if (root is Variable named && IsReferable(named) || root is Member { Arguments: null, Computed: null } own && ClassOf(own.Target) is not null
            || root is StaticMember { Arguments: null })
            return new Code(target.Lead, $"{FunctionName("writable")}(ref {target.Text})", Level.Primary);
        // $order->goods[] = 1, on an object of JSON, or on one of a class of the code that the porter does not know.
        if (root is Member { Arguments: null, Computed: null, Target: Variable } either && _names.AllClasses.Any(type => Declares(type, either.Name.Text)))
        {
            var (value, fields) = (Emit(either.Target).Text, $"fields{either.Name.Offset}");
            return new Code(
                target.Lead, $"((object?){value} is stdClass {fields} ? {fields}.At({StringText.Quote(either.Name.Text)}) : (PhpArray){target.Text})",
                    Level.Primary);
        }
        if (root is Member { Arguments: null, Computed: null } member)
            return new Code(target.Lead, $"{Emit(member.Target).TextAt(Level.Primary)}.At({StringText.Quote(member.Name.Text)})", Level.Primary);
        return target with { Text = target.TextAt(Level.Primary) };
    }

    // The item of a loop cannot be passed by `ref`; it is an array of its own.
    private bool IsReferable(Variable variable) =>
        _scope.Find(variable.Id) is { } info && !(info.Declarers.Count > 0 && !info.IsAssignedByLoops) && _scope.Owns(info) && !_scope.IsFree(variable.Id);
}
