using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using WeChatPay.Compatibility;
using WeChatPay.Options;

namespace WeChatPay;

/// <content>The verbs.</content>
public partial class ChainNode
{
    /// <summary>Sends <c>GET</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual WeChatPayResponse Get(object? options, CancellationToken cancellationToken = default) =>
        Run("GET", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Get(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Get(CancellationToken cancellationToken) => Run("GET", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>GET</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual ResponsePromise GetAsync(object? options, CancellationToken cancellationToken = default) =>
        Start("GET", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise GetAsync(CancellationToken cancellationToken) => Start("GET", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>POST</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual WeChatPayResponse Post(object? options, CancellationToken cancellationToken = default) =>
        Run("POST", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Post(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Post(CancellationToken cancellationToken) => Run("POST", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>POST</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual ResponsePromise PostAsync(object? options, CancellationToken cancellationToken = default) =>
        Start("POST", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PostAsync(CancellationToken cancellationToken) => Start("POST", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>PUT</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual WeChatPayResponse Put(object? options, CancellationToken cancellationToken = default) =>
        Run("PUT", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Put(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Put(CancellationToken cancellationToken) => Run("PUT", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>PUT</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual ResponsePromise PutAsync(object? options, CancellationToken cancellationToken = default) =>
        Start("PUT", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PutAsync(CancellationToken cancellationToken) => Start("PUT", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>PATCH</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual WeChatPayResponse Patch(object? options, CancellationToken cancellationToken = default) =>
        Run("PATCH", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Patch(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Patch(CancellationToken cancellationToken) => Run("PATCH", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>PATCH</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual ResponsePromise PatchAsync(object? options, CancellationToken cancellationToken = default) =>
        Start("PATCH", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise PatchAsync(CancellationToken cancellationToken) => Start("PATCH", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>DELETE</c> and waits for the verified response. It never dead-locks under a <see cref="SynchronizationContext"/>.</summary>
    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual WeChatPayResponse Delete(object? options, CancellationToken cancellationToken = default) =>
        Run("DELETE", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Delete(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public WeChatPayResponse Delete(CancellationToken cancellationToken) => Run("DELETE", LooseOptions.None, cancellationToken);

    /// <summary>Sends <c>DELETE</c>.</summary>
    /// <param name="options">An anonymous object, a dictionary, a <c>JObject</c> or <see cref="RequestOptions"/>.
    /// Keys that are not options are variables of the path.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response: await it, or chain <c>then</c>, <c>otherwise</c>, <c>wait</c>.</returns>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public virtual ResponsePromise DeleteAsync(object? options, CancellationToken cancellationToken = default) =>
        Start("DELETE", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public ResponsePromise DeleteAsync(CancellationToken cancellationToken) => Start("DELETE", LooseOptions.None, cancellationToken);

    /// <summary>Sends a request with any method, and waits for the verified response.</summary>
    /// <inheritdoc cref="SendAsync(string, object?, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public WeChatPayResponse Send(string method, object? options, CancellationToken cancellationToken = default) =>
        Run(method, LooseOptions.Read(options), cancellationToken);

    /// <summary>Sends a request with any method: for code that has the method as text.</summary>
    /// <param name="method">The HTTP method, for example <c>POST</c>, in any case.</param>
    /// <param name="options">The options in any shape that <see cref="PostAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <returns>A promise of the verified response.</returns>
    /// <exception cref="ArgumentException">The method, the options or the path are wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayException">No verified response came. The promise raises it.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public ResponsePromise SendAsync(string method, object? options, CancellationToken cancellationToken = default) =>
        Start(method, LooseOptions.Read(options), cancellationToken);

    /// <summary>Sends a request, and reads the response into a typed one: for packages with typed nodes.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="options">The options in any shape that <see cref="PostAsync(object?, CancellationToken)"/> takes.</param>
    /// <param name="read">Makes the typed response of the verified one.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    /// <exception cref="ArgumentException">The options or the path are wrong. Nothing was sent.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    protected Promise<TResponse> SendAsAsync<TResponse>(
        string method, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken) =>
        StartAs(method, LooseOptions.Read(options), read, cancellationToken);

    /// <summary>Sends a request, waits for the response, and reads it into a typed one: for packages with typed nodes.</summary>
    /// <inheritdoc cref="SendAsAsync{TResponse}(string, object?, Func{WeChatPayResponse, TResponse}, CancellationToken)"/>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    protected TResponse SendAs<TResponse>(string method, object? options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken) =>
        RunAs(method, LooseOptions.Read(options), read, cancellationToken);

    /// <summary>Sends a request, waits for the response, and reads it into a typed one.</summary>
    internal TResponse RunAs<TResponse>(string method, RequestOptions options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return read(Run(method, options, cancellationToken));
    }

    /// <summary>Sends a request, and reads the response into a typed one.</summary>
    internal Promise<TResponse> StartAs<TResponse>(
        string method, RequestOptions options, Func<WeChatPayResponse, TResponse> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        return new(ReadAsync(Start(method, options, cancellationToken).AsTask(), read));
    }

    private static async Task<TResponse> ReadAsync<TResponse>(Task<WeChatPayResponse> response, Func<WeChatPayResponse, TResponse> read) =>
        read(await response.ConfigureAwait(false));

    private WeChatPayResponse Run(string method, RequestOptions options, CancellationToken cancellationToken) =>
        CreateCall(method, options, cancellationToken).Run(cancellationToken);

    private ResponsePromise Start(string method, RequestOptions options, CancellationToken cancellationToken) =>
        new(CreateCall(method, options, cancellationToken).Start(cancellationToken));
}
