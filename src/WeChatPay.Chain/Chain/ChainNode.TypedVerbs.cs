using WeChatPay.Options;

namespace WeChatPay;

/// <content>The verbs with typed options, which need no reflection.</content>
public partial class ChainNode
{
    /// <inheritdoc cref="Get(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual WeChatPayResponse Get(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run("GET", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="GetAsync(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual ResponsePromise GetAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start("GET", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Post(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual WeChatPayResponse Post(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run("POST", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PostAsync(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual ResponsePromise PostAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start("POST", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Put(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual WeChatPayResponse Put(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run("PUT", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PutAsync(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual ResponsePromise PutAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start("PUT", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Patch(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual WeChatPayResponse Patch(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run("PATCH", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PatchAsync(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual ResponsePromise PatchAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start("PATCH", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Delete(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual WeChatPayResponse Delete(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run("DELETE", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="DeleteAsync(object?, CancellationToken)"/>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public virtual ResponsePromise DeleteAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start("DELETE", LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="Send(string, object?, CancellationToken)"/>
    /// <param name="method">The HTTP method, for example <c>POST</c>, in any case.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public WeChatPayResponse Send(string method, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Run(method, LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="SendAsync(string, object?, CancellationToken)"/>
    /// <param name="method">The HTTP method, for example <c>POST</c>, in any case.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Cancels the call, also in flight.</param>
    public ResponsePromise SendAsync(string method, RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        Start(method, LooseOptions.Read(options), cancellationToken);
}
