using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;

namespace WeChatPay;

/// <summary>The ten verbs as PHP writes them, for a static receiver; a dynamic one has them from <see cref="ChainNode"/> itself.</summary>
/// <remarks>Extension methods, so that <c>delete</c> and the others stay free as segments. Immutable and thread-safe.</remarks>
public static class ChainVerbs
{
    /// <inheritdoc cref="ChainNode.Get(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static WeChatPayResponse get(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Get(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.GetAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static ResponsePromise getAsync(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.GetAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Post(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static WeChatPayResponse post(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Post(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PostAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static ResponsePromise postAsync(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PostAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Put(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static WeChatPayResponse put(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Put(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PutAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static ResponsePromise putAsync(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PutAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Patch(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static WeChatPayResponse patch(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Patch(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PatchAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static ResponsePromise patchAsync(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PatchAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Delete(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static WeChatPayResponse delete(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Delete(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.DeleteAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public static ResponsePromise deleteAsync(this ChainNode chain, object? options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.DeleteAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Get(RequestOptions?, CancellationToken)"/>
    public static WeChatPayResponse get(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Get(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.GetAsync(RequestOptions?, CancellationToken)"/>
    public static ResponsePromise getAsync(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.GetAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Post(RequestOptions?, CancellationToken)"/>
    public static WeChatPayResponse post(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Post(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PostAsync(RequestOptions?, CancellationToken)"/>
    public static ResponsePromise postAsync(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PostAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Put(RequestOptions?, CancellationToken)"/>
    public static WeChatPayResponse put(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Put(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PutAsync(RequestOptions?, CancellationToken)"/>
    public static ResponsePromise putAsync(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PutAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Patch(RequestOptions?, CancellationToken)"/>
    public static WeChatPayResponse patch(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Patch(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.PatchAsync(RequestOptions?, CancellationToken)"/>
    public static ResponsePromise patchAsync(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PatchAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.Delete(RequestOptions?, CancellationToken)"/>
    public static WeChatPayResponse delete(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Delete(options, cancellationToken);
    }

    /// <inheritdoc cref="ChainNode.DeleteAsync(RequestOptions?, CancellationToken)"/>
    public static ResponsePromise deleteAsync(this ChainNode chain, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.DeleteAsync(options, cancellationToken);
    }
}
