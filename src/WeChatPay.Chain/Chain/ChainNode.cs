using System.Runtime.CompilerServices;
using WeChatPay.Calls;
using WeChatPay.Chain;

namespace WeChatPay;

/// <summary>A place in the API: walk on from it, or call a verb on it.</summary>
/// <remarks>On a <c>dynamic</c> receiver every member is a segment (<c>instance.v3.hirePowerBank</c>). On a static one segments come from
/// <c>chain("…")</c> and <c>["…"]</c>, or from a package with typed nodes. A node may be kept and called any number of times.
/// Immutable and thread-safe.</remarks>
public partial class ChainNode
{
    private readonly ChainNode? _parent;
    private readonly CallFactory _calls;
    private readonly string _segment;
    private readonly string _label;

    // Whether a segment on the way has a part that messages do not show. Elsewhere the path is its own label, and is composed once.
    private readonly bool _hasHidden;

    /// <summary>Makes the root of a chain.</summary>
    private protected ChainNode(CallFactory calls)
    {
        _calls = calls;
        _segment = _label = "";
    }

    /// <summary>Makes a node below another one.</summary>
    /// <param name="parent">The node above.</param>
    /// <param name="segment">One segment or several, as a URI template (RFC 6570). It is taken as it is and never renamed.</param>
    protected ChainNode(ChainNode parent, string segment)
        : this(parent, segment, segment)
    {
    }

    private ChainNode(ChainNode parent, string segment, string label)
    {
        ArgumentNullException.ThrowIfNull(parent);
        _parent = parent;
        _calls = parent._calls;
        _segment = segment;
        _label = PathLabel.FromPath(label);
        _hasHidden = parent._hasHidden || _label != segment;
    }

    /// <summary>Walks on by a path of one segment or several, for example <c>["v3/pay/transactions/id/{transaction_id}"]</c>.</summary>
    /// <param name="path">A URI template. Names in camelCase are renamed, <c>{…}</c> stays, any other segment with capitals is refused.</param>
    /// <exception cref="ArgumentException">It is not a path, or it holds a value with capitals: pass that as a variable.</exception>
    public ChainNode this[string path]
    {
        get
        {
            var segment = SegmentNaming.FromPath(path);
            return new ChainNode(this, segment, segment);
        }
    }

    /// <summary>Walks on by a path with values in it, which are percent-encoded and never renamed: <c>[$"v3/pay/transactions/id/{id}"]</c>.</summary>
    /// <param name="path">The interpolated string.</param>
    /// <exception cref="ArgumentException">A literal part is not a path, or a value is null or empty.</exception>
    // An interpolated string of constants is a string too: without the priority the compiler would take it for literal text.
    [OverloadResolutionPriority(1)]
    public ChainNode this[PathInterpolation path] => new(this, path.Template, path.Label);

    /// <summary>Shows the path template from the root, with <c>{…}</c> where values were interpolated.</summary>
    public override string ToString() => GetPath(isLabel: true);

    /// <summary>LINQPad shows the path.</summary>
    internal object ToDump() => ToString();

    /// <summary>Walks on by a template that is taken as it is, without renaming.</summary>
    internal ChainNode Verbatim(string template) => new(this, template, template);

    private Call CreateCall(string method, RequestOptions options, CancellationToken cancellationToken)
    {
        var template = GetPath(isLabel: false);
        return _calls.Create(method, template, _hasHidden ? GetPath(isLabel: true) : template, options, cancellationToken);
    }

    private string GetPath(bool isLabel)
    {
        var segment = isLabel ? _label : _segment;
        if (_parent is null)
            return segment;
        var above = _parent.GetPath(isLabel);
        return above.Length == 0 || above[^1] == '/' ? above + segment : $"{above}/{segment}";
    }
}
