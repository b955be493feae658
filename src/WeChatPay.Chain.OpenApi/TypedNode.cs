using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using WeChatPay.Compatibility;
using WeChatPay.Options;

namespace WeChatPay.OpenApi;

/// <summary>A node whose segments and verbs the documentation names; a place in the API: walk on from it, or call a verb on it.</summary>
/// <remarks>The verbs of <see cref="ChainNode"/> go on working, with loose options and on nodes that document none. Only the completion hides them, and shows
/// the documented verbs. Immutable and thread-safe.</remarks>
public abstract class TypedNode : ChainNode
{
    private protected TypedNode(ChainNode parent, string segment)
        : base(parent, segment)
    {
    }

    /// <inheritdoc cref="ChainNode.Get(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override WeChatPayResponse Get(object? options, CancellationToken cancellationToken = default) => base.Get(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.GetAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override ResponsePromise GetAsync(object? options, CancellationToken cancellationToken = default) =>
        base.GetAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Post(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override WeChatPayResponse Post(object? options, CancellationToken cancellationToken = default) => base.Post(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PostAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override ResponsePromise PostAsync(object? options, CancellationToken cancellationToken = default) =>
        base.PostAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Put(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override WeChatPayResponse Put(object? options, CancellationToken cancellationToken = default) => base.Put(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PutAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override ResponsePromise PutAsync(object? options, CancellationToken cancellationToken = default) =>
        base.PutAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Patch(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override WeChatPayResponse Patch(object? options, CancellationToken cancellationToken = default) => base.Patch(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PatchAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override ResponsePromise PatchAsync(object? options, CancellationToken cancellationToken = default) =>
        base.PatchAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Delete(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override WeChatPayResponse Delete(object? options, CancellationToken cancellationToken = default) => base.Delete(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.DeleteAsync(object?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public override ResponsePromise DeleteAsync(object? options, CancellationToken cancellationToken = default) =>
        base.DeleteAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Get(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeChatPayResponse Get(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.Get(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.GetAsync(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ResponsePromise GetAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.GetAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Post(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeChatPayResponse Post(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.Post(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PostAsync(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ResponsePromise PostAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.PostAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Put(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeChatPayResponse Put(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.Put(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PutAsync(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ResponsePromise PutAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.PutAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Patch(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeChatPayResponse Patch(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.Patch(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.PatchAsync(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ResponsePromise PatchAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.PatchAsync(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.Delete(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override WeChatPayResponse Delete(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.Delete(options, cancellationToken);

    /// <inheritdoc cref="ChainNode.DeleteAsync(RequestOptions?, CancellationToken)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override ResponsePromise DeleteAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        base.DeleteAsync(options, cancellationToken);

    private protected T Call<T>(string verb, CallOptions? options, CancellationToken cancellationToken)
        where T : TypedResponse, new() => RunAs(verb, LooseOptions.ReadFields(options), Responses<T>.Read, cancellationToken);

    private protected Promise<T> CallAsync<T>(string verb, CallOptions? options, CancellationToken cancellationToken)
        where T : TypedResponse, new() => StartAs(verb, LooseOptions.ReadFields(options), Responses<T>.Read, cancellationToken);

    private protected IAsyncEnumerable<T> ReadObjects<T>(string list, CallOptions? options, CancellationToken cancellationToken)
        where T : ResponseObject, new() => ReadItems(options, item => ResponseObject.ReadObject<T>(list, item), cancellationToken);

    private protected IAsyncEnumerable<string?> ReadTexts(CallOptions? options, CancellationToken cancellationToken) =>
        ReadItems(options, ResponseObject.ReadText, cancellationToken);

    // The options are read before the first page is asked for, so that what is wrong in them is said here.
    private IAsyncEnumerable<T> ReadItems<T>(CallOptions? options, Func<JToken, T> read, CancellationToken cancellationToken)
    {
        return Convert(ReadPages(LooseOptions.ReadFields(options), cancellationToken), read, cancellationToken);

        static async IAsyncEnumerable<T> Convert(
            IAsyncEnumerable<JToken> items, Func<JToken, T> read, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
                yield return read(item);
        }
    }

    // Made once for each type of response, so that a call makes no delegate.
    private static class Responses<T>
        where T : TypedResponse, new()
    {
        public static readonly Func<WeChatPayResponse, T> Read = static response => new T { Response = response };
    }
}
