namespace WeChatPay;

public partial class ChainNode
{
    /// <summary>Sends <c>GET</c> and waits for the verified answer; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Get(object? options = null, CancellationToken cancellationToken = default) =>
        Send("GET", options, cancellationToken);

    /// <summary>Sends <c>GET</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or a <see cref="RequestOptions"/>; keys that are no option are variables of the path.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <returns>A promise of the verified answer: await it, or go on with <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified answer came; raised by the promise.</exception>
    public virtual ResponsePromise GetAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("GET", options, cancellationToken);

    /// <summary>Sends <c>POST</c> and waits for the verified answer; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Post(object? options = null, CancellationToken cancellationToken = default) =>
        Send("POST", options, cancellationToken);

    /// <summary>Sends <c>POST</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or a <see cref="RequestOptions"/>; keys that are no option are variables of the path.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <returns>A promise of the verified answer: await it, or go on with <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified answer came; raised by the promise.</exception>
    public virtual ResponsePromise PostAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("POST", options, cancellationToken);

    /// <summary>Sends <c>PUT</c> and waits for the verified answer; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Put(object? options = null, CancellationToken cancellationToken = default) =>
        Send("PUT", options, cancellationToken);

    /// <summary>Sends <c>PUT</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or a <see cref="RequestOptions"/>; keys that are no option are variables of the path.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <returns>A promise of the verified answer: await it, or go on with <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified answer came; raised by the promise.</exception>
    public virtual ResponsePromise PutAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("PUT", options, cancellationToken);

    /// <summary>Sends <c>PATCH</c> and waits for the verified answer; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Patch(object? options = null, CancellationToken cancellationToken = default) =>
        Send("PATCH", options, cancellationToken);

    /// <summary>Sends <c>PATCH</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or a <see cref="RequestOptions"/>; keys that are no option are variables of the path.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <returns>A promise of the verified answer: await it, or go on with <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified answer came; raised by the promise.</exception>
    public virtual ResponsePromise PatchAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("PATCH", options, cancellationToken);

    /// <summary>Sends <c>DELETE</c> and waits for the verified answer; never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Delete(object? options = null, CancellationToken cancellationToken = default) =>
        Send("DELETE", options, cancellationToken);

    /// <summary>Sends <c>DELETE</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or a <see cref="RequestOptions"/>; keys that are no option are variables of the path.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <returns>A promise of the verified answer: await it, or go on with <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified answer came; raised by the promise.</exception>
    public virtual ResponsePromise DeleteAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("DELETE", options, cancellationToken);

    /// <summary>Sends a request, and reads its answer into a type of its own: for packages with typed nodes.</summary>
    /// <param name="verb">The HTTP method in upper case.</param>
    /// <param name="options">The options in any shape that <see cref="PostAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="read">Makes the typed answer of the verified one.</param>
    /// <param name="cancellationToken">Stops the call in flight.</param>
    /// <exception cref="ArgumentException">The options or the path are wrong; nothing was sent.</exception>
    protected Promise<TResponse> SendAsync<TResponse>(string verb, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(ReadAsync(SendAsync(verb, options, cancellationToken).AsTask(), read));
    }

    /// <summary>Sends a request, waits for its answer, and reads it into a type of its own: for packages with typed nodes.</summary>
    /// <inheritdoc cref="SendAsync{TResponse}"/>
    protected TResponse Send<TResponse>(string verb, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read(Send(verb, options, cancellationToken));
    }

    private static async Task<TResponse> ReadAsync<TResponse>(Task<WeChatPayResponse> response, Func<WeChatPayResponse, TResponse> read) =>
        read(await response.ConfigureAwait(false));

    private protected WeChatPayResponse Send(string verb, object? options, CancellationToken cancellationToken) =>
        _caller.Send(verb, Template, ToString(), options, cancellationToken);

    private protected ResponsePromise SendAsync(string verb, object? options, CancellationToken cancellationToken) =>
        _caller.SendAsync(verb, Template, ToString(), options, cancellationToken);
}
