using System.Dynamic;
using WeChatPay.Calls;
using WeChatPay.Chain;

namespace WeChatPay;

/// <summary>A place in the API that can be walked on from, or called.</summary>
/// <remarks>On a <c>dynamic</c> receiver every member is a segment (<c>instance.v3.hirePowerBank</c>); on a static one segments come by
/// <c>chain("…")</c> and <c>["…"]</c>, or from a package with typed nodes. Immutable and thread-safe: a node may be kept and called again and again.</remarks>
public partial class ChainNode : DynamicObject
{
    private readonly ChainNode? _parent;
    private readonly CallFactory _caller;
    private readonly string _segment;
    private readonly string _label;

    /// <summary>Makes the root of a chain.</summary>
    private protected ChainNode(CallFactory caller)
    {
        _caller = caller;
        _segment = _label = "";
    }

    /// <summary>Makes a node below another one.</summary>
    /// <param name="parent">The node above.</param>
    /// <param name="segment">One segment or several, as a URI template (RFC 6570); taken as it is, never renamed.</param>
    protected ChainNode(ChainNode parent, string segment)
        : this(parent, segment, segment)
    {
    }

    private ChainNode(ChainNode parent, string segment, string label)
    {
        ArgumentNullException.ThrowIfNull(parent);
        _parent = parent;
        _caller = parent._caller;
        _segment = segment;
        _label = label;
    }

    /// <summary>Walks on by a path of one segment or several, for example <c>["v3/pay/transactions/id/{transaction_id}"]</c>.</summary>
    /// <param name="path">A URI template. Names in camelCase are renamed; <c>{…}</c> stays; any other segment with capitals is refused.</param>
    /// <exception cref="ArgumentException">It is no path, or it holds a value with capitals: pass that as a variable.</exception>
    public ChainNode this[string path] => chain(path);

    /// <summary>Walks on by a path with values in it, which are percent-encoded and never renamed: <c>[$"v3/pay/transactions/id/{id}"]</c>.</summary>
    /// <param name="path">The interpolated string.</param>
    /// <exception cref="ArgumentException">A literal part is no path, or a value is null or empty.</exception>
    public ChainNode this[PathInterpolation path] => chain(path);

    /// <summary>Walks on by a path: the same as <see cref="this[string]"/>, under the PHP SDK's name.</summary>
    /// <param name="path">A URI template.</param>
    /// <exception cref="ArgumentException">It is no path, or it holds a value with capitals: pass that as a variable.</exception>
    public ChainNode chain(string path)
    {
        var segment = SegmentNaming.FromPath(path);
        return new ChainNode(this, segment, segment);
    }

    /// <summary>Walks on by a path with values in it: the same as <see cref="this[PathInterpolation]"/>.</summary>
    /// <param name="path">The interpolated string.</param>
    /// <exception cref="ArgumentException">A literal part is no path, or a value is null or empty.</exception>
    public ChainNode chain(PathInterpolation path) => new(this, path.Template, path.Label);

    /// <summary>Shows the path template from the root, with <c>{…}</c> where values were interpolated.</summary>
    public override string ToString() => Join(static node => node._label);

    /// <summary>What LINQPad shows for a node.</summary>
    public object ToDump() => ToString();

    /// <summary>Walks on by a member's name: <c>.hirePowerBank</c>.</summary>
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        var segment = SegmentNaming.FromMember(binder.Name);
        result = new ChainNode(this, segment, segment);
        return true;
    }

    private string Template => Join(static node => node._segment);

    private string Join(Func<ChainNode, string> part)
    {
        var above = _parent?.Join(part) ?? "";
        return above.Length == 0 || above[^1] == '/' ? above + part(this) : $"{above}/{part(this)}";
    }
}
