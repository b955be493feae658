using System.Runtime.CompilerServices;

namespace WeChatPay;

/// <content>The same under the PHP SDK's name.</content>
public partial class ChainNode
{
    /// <summary>Walks on by a path: the same as <see cref="this[string]"/>.</summary>
    /// <param name="path">A URI template.</param>
    /// <exception cref="ArgumentException">It is not a path, or it holds a value with capitals: pass that as a variable.</exception>
    public ChainNode chain(string path) => this[path];

    /// <summary>Walks on by a path with values in it: the same as <see cref="this[PathInterpolation]"/>.</summary>
    /// <param name="path">The interpolated string.</param>
    /// <exception cref="ArgumentException">A literal part is not a path, or a value is null or empty.</exception>
    [OverloadResolutionPriority(1)]
    public ChainNode chain(PathInterpolation path) => this[path];
}
