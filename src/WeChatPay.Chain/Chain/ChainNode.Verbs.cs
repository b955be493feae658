using System.ComponentModel;

namespace WeChatPay;

/// <content>The verbs.</content>
public partial class ChainNode
{
    /// <summary>Sends <c>GET</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Get(object? options = null, CancellationToken cancellationToken = default) =>
        Send("GET", options, cancellationToken);

    /// <inheritdoc cref="Get(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Get(CancellationToken cancellationToken) => Send("GET", null, cancellationToken);

    /// <summary>Sends <c>GET</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public virtual ResponsePromise GetAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("GET", options, cancellationToken);

    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise GetAsync(CancellationToken cancellationToken) => SendAsync("GET", null, cancellationToken);

    /// <summary>Sends <c>POST</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Post(object? options = null, CancellationToken cancellationToken = default) =>
        Send("POST", options, cancellationToken);

    /// <inheritdoc cref="Post(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Post(CancellationToken cancellationToken) => Send("POST", null, cancellationToken);

    /// <summary>Sends <c>POST</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public virtual ResponsePromise PostAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("POST", options, cancellationToken);

    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PostAsync(CancellationToken cancellationToken) => SendAsync("POST", null, cancellationToken);

    /// <summary>Sends <c>PUT</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Put(object? options = null, CancellationToken cancellationToken = default) =>
        Send("PUT", options, cancellationToken);

    /// <inheritdoc cref="Put(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Put(CancellationToken cancellationToken) => Send("PUT", null, cancellationToken);

    /// <summary>Sends <c>PUT</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public virtual ResponsePromise PutAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("PUT", options, cancellationToken);

    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PutAsync(CancellationToken cancellationToken) => SendAsync("PUT", null, cancellationToken);

    /// <summary>Sends <c>PATCH</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Patch(object? options = null, CancellationToken cancellationToken = default) =>
        Send("PATCH", options, cancellationToken);

    /// <inheritdoc cref="Patch(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Patch(CancellationToken cancellationToken) => Send("PATCH", null, cancellationToken);

    /// <summary>Sends <c>PATCH</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public virtual ResponsePromise PatchAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("PATCH", options, cancellationToken);

    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PatchAsync(CancellationToken cancellationToken) => SendAsync("PATCH", null, cancellationToken);

    /// <summary>Sends <c>DELETE</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    public virtual WeChatPayResponse Delete(object? options = null, CancellationToken cancellationToken = default) =>
        Send("DELETE", options, cancellationToken);

    /// <inheritdoc cref="Delete(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Delete(CancellationToken cancellationToken) => Send("DELETE", null, cancellationToken);

    /// <summary>Sends <c>DELETE</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public virtual ResponsePromise DeleteAsync(object? options = null, CancellationToken cancellationToken = default) =>
        SendAsync("DELETE", options, cancellationToken);

    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise DeleteAsync(CancellationToken cancellationToken) => SendAsync("DELETE", null, cancellationToken);

    /// <summary>Sends a request with any method, and waits for the verified response.</summary>
    /// <inheritdoc cref="SendAsync(string, object?, CancellationToken)"/>
    public WeChatPayResponse Send(string method, object? options = null, CancellationToken cancellationToken = default) =>
        CreateCall(method, options).Run(cancellationToken);

    /// <summary>Sends a request with any method: for code that has the method as text.</summary>
    /// <param name="method">The HTTP method, for example <c>POST</c>, in any case.</param>
    /// <param name="options">The options in any shape that <see cref="PostAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response.</returns>
    /// <exception cref="ArgumentException">The method, the options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    public ResponsePromise SendAsync(string method, object? options = null, CancellationToken cancellationToken = default) =>
        new(CreateCall(method, options).Start(cancellationToken));

    /// <summary>Sends a request, and reads the response into a typed one: for packages with typed nodes.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="options">The options in any shape that <see cref="PostAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="read">Makes the typed response of the verified one.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    protected Promise<TResponse> SendAsAsync<TResponse>(
        string method, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(ReadAsync(SendAsync(method, options, cancellationToken).AsTask(), read));
    }

    /// <summary>Sends a request, waits for the response, and reads it into a typed one: for packages with typed nodes.</summary>
    /// <inheritdoc cref="SendAsAsync{TResponse}"/>
    protected TResponse SendAs<TResponse>(string method, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read(Send(method, options, cancellationToken));
    }

    private static async Task<TResponse> ReadAsync<TResponse>(Task<WeChatPayResponse> response, Func<WeChatPayResponse, TResponse> read) =>
        read(await response.ConfigureAwait(false));
}
