using Microsoft.AspNetCore.Http;
using WeChatPay.Callbacks;

namespace WeChatPay.AspNetCore;

/// <summary>In what the callbacks of the two protocols differ.</summary>
internal abstract class CallbackProtocol<TCallback>
    where TCallback : class
{
    public abstract string Name { get; }

    public abstract string ContentType { get; }

    /// <summary>Verifies and decrypts by the keys of one merchant. The endpoint counts, when it has tried all merchants.</summary>
    public abstract Task<TCallback> ParseAsync(WeChatPayMerchant merchant, HttpRequest request, ReadOnlyMemory<byte> body);

    /// <summary>Gets whether the merchant may be the one that a callback is for, by what is readable before it is verified.</summary>
    public abstract bool MayBeFor(WeChatPayMerchant merchant, HttpRequest request);

    public abstract string EventType(TCallback callback);

    public abstract bool IsBrand(TCallback callback);

    public abstract CallbackKey Key(WeChatPayMerchant merchant, TCallback callback);

    public abstract string Success();

    public abstract string Failure(string message);
}

internal sealed class CallbackProtocolV3 : CallbackProtocol<Callback>
{
    public override string Name => "v3";

    public override string ContentType => "application/json; charset=utf-8";

    public override Task<Callback> ParseAsync(WeChatPayMerchant merchant, HttpRequest request, ReadOnlyMemory<byte> body) =>
        merchant.Callbacks.ReadAsync(request.Headers, body, request.HttpContext.RequestAborted);

    public override bool MayBeFor(WeChatPayMerchant merchant, HttpRequest request) =>
        request.Headers["Wechatpay-Serial"] is [{ } serial] && merchant.Serials.Contains(serial, StringComparer.OrdinalIgnoreCase);

    public override string EventType(Callback callback) => callback.EventType;

    public override bool IsBrand(Callback callback) => callback.IsBrand;

    public override CallbackKey Key(WeChatPayMerchant merchant, Callback callback) => CallbackKey.From(merchant.Name, callback);

    public override string Success() => CallbackReply.Success();

    public override string Failure(string message) => CallbackReply.Failure(message);
}

internal sealed class CallbackProtocolV2 : CallbackProtocol<CallbackV2>
{
    public override string Name => "v2";

    public override string ContentType => "text/xml; charset=utf-8";

    public override Task<CallbackV2> ParseAsync(WeChatPayMerchant merchant, HttpRequest request, ReadOnlyMemory<byte> body) =>
        Task.FromResult(merchant.Callbacks.ReadV2(body));

    // Nothing outside of the XML names the merchant, and each parser compares the number in it with its own.
    public override bool MayBeFor(WeChatPayMerchant merchant, HttpRequest request) => true;

    public override string EventType(CallbackV2 callback) => callback.EventType;

    public override bool IsBrand(CallbackV2 callback) => false;

    public override CallbackKey Key(WeChatPayMerchant merchant, CallbackV2 callback) => CallbackKey.From(merchant.Name, callback);

    public override string Success() => CallbackReply.SuccessV2();

    public override string Failure(string message) => CallbackReply.FailureV2(message);
}
