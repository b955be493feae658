namespace WeChatPay.OpenApi;

/// <summary>The protocols of the typed chain: <c>instance.Typed().v3</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class TypedChain
{
    private readonly WeChatPayClient _client;

    internal TypedChain(WeChatPayClient client) => _client = client;

    /// <summary>Gets the documented operations of APIv3, which speaks JSON.</summary>
    public V3 v3 => new(_client);

    /// <summary>Gets the documented operations of APIv2, which speaks XML.</summary>
    public V2 v2 => new(_client);

    /// <summary>Gets the documented operations of a brand, which signs with its own key.</summary>
    public Brand brand => new(_client);

    /// <summary>Shows the client, without its keys.</summary>
    public override string ToString() => _client.ToString();
}
