namespace WeChatPay;

/// <summary>The ten verbs as PHP writes them, for a static receiver; a dynamic one has them from <see cref="Chain"/> itself.</summary>
/// <remarks>Extension methods, so that <c>delete</c> and the others stay free as segments. Thread-safe.</remarks>
public static class ChainVerbs
{
    /// <inheritdoc cref="Chain.Get(object?, CancellationToken)"/>
    public static WeChatPayResponse get(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Get(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.GetAsync(object?, CancellationToken)"/>
    public static ResponsePromise getAsync(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.GetAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.Post(object?, CancellationToken)"/>
    public static WeChatPayResponse post(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Post(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.PostAsync(object?, CancellationToken)"/>
    public static ResponsePromise postAsync(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PostAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.Put(object?, CancellationToken)"/>
    public static WeChatPayResponse put(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Put(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.PutAsync(object?, CancellationToken)"/>
    public static ResponsePromise putAsync(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PutAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.Patch(object?, CancellationToken)"/>
    public static WeChatPayResponse patch(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Patch(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.PatchAsync(object?, CancellationToken)"/>
    public static ResponsePromise patchAsync(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.PatchAsync(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.Delete(object?, CancellationToken)"/>
    public static WeChatPayResponse delete(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.Delete(options, cancellationToken);
    }

    /// <inheritdoc cref="Chain.DeleteAsync(object?, CancellationToken)"/>
    public static ResponsePromise deleteAsync(this Chain chain, object? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(chain);
        return chain.DeleteAsync(options, cancellationToken);
    }
}
