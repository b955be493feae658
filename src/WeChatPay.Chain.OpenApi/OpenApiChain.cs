namespace WeChatPay;

/// <summary>The beginning of the typed chain: <c>instance.v3</c> and <c>instance.v2</c>.</summary>
/// <remarks>On a <c>dynamic</c> receiver these are the untyped segments that they are without this package. Immutable and thread-safe.</remarks>
public static class OpenApiChain
{
    extension(WeChatPayClient client)
    {
        /// <summary>Gets the documented operations of APIv3, JSON.</summary>
        public OpenApi.V3 v3 => new(client);

        /// <summary>Gets the documented operations of APIv2, XML.</summary>
        public OpenApi.V2 v2 => new(client);
    }
}
