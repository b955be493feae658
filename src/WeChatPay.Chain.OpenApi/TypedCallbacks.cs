using WeChatPay.Callbacks;

namespace WeChatPay.OpenApi;

/// <summary>Gives callbacks the type of their event.</summary>
/// <remarks>Thread-safe.</remarks>
public static class TypedCallbacks
{
    /// <summary>Gives the callback with the type of its event, for <c>switch</c>: <c>TransactionSuccess</c> for <c>TRANSACTION.SUCCESS</c>.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>A type of <c>WeChatPay.OpenApi.Callbacks</c>, for a brand's callback one inside of <see cref="Brand"/>;
    /// an <see cref="UndocumentedCallback"/> for any other event.</returns>
    /// <exception cref="FormatException">The resource is not a JSON object.</exception>
    public static TypedCallback Typed(this Callback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var typed = callback.IsBrand ? CallbackTypes.CreateBrand(callback.EventType) : CallbackTypes.Create(callback.EventType);
        CallbackView.Open(typed, callback, callback.Resource);
        return typed;
    }

    /// <summary>Gives the callback with the type of its event, for <c>switch</c>: <c>RefundProcessedV2</c> for a refund.</summary>
    /// <param name="callback">The callback.</param>
    /// <returns>A type of <c>WeChatPay.OpenApi.Callbacks</c>; an <see cref="UndocumentedCallbackV2"/> for any other event.</returns>
    public static TypedCallbackV2 Typed(this CallbackV2 callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var typed = CallbackTypes.CreateV2(callback.EventType);
        CallbackView.Open(typed, callback, callback.Proven);
        return typed;
    }
}
