using WeChatPay.OpenApi;

namespace WeChatPay;

/// <summary>The start of the typed chain: <c>instance.v3</c>, <c>instance.v2</c> and <c>instance.brand</c>, in C# before version 14
/// <c>instance.Typed().v3</c>.</summary>
/// <remarks>On a <c>dynamic</c> receiver these names are untyped segments, as without this package. Immutable and thread-safe.</remarks>
public static class OpenApiChain
{
    extension(WeChatPayClient client)
    {
        /// <summary>Gets the documented operations of APIv3, which speaks JSON.</summary>
        public OpenApi.V3 v3 => new(client);

        /// <summary>Gets the documented operations of APIv2, which speaks XML.</summary>
        public OpenApi.V2 v2 => new(client);

        /// <summary>Gets the documented operations of a brand, which signs with its own key.</summary>
        public OpenApi.Brand brand => new(client);
    }

    /// <summary>Gives the typed chain to compilers that have no extension properties: those before C# 14, and other languages.</summary>
    public static TypedChain Typed(this WeChatPayClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new(client);
    }
}
