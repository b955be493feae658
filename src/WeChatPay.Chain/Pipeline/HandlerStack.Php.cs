namespace WeChatPay.Pipeline;

/// <content>The same under Guzzle's names.</content>
public sealed partial class HandlerStack
{
    /// <inheritdoc cref="Push"/>
    public HandlerStack push(Func<CallHandler, CallHandler> handler, string name = "") => Push(handler, name);

    /// <inheritdoc cref="Unshift"/>
    public HandlerStack unshift(Func<CallHandler, CallHandler> handler, string name = "") => Unshift(handler, name);

    /// <inheritdoc cref="Before"/>
    public HandlerStack before(string findName, Func<CallHandler, CallHandler> handler, string name = "") => Before(findName, handler, name);

    /// <inheritdoc cref="After"/>
    public HandlerStack after(string findName, Func<CallHandler, CallHandler> handler, string name = "") => After(findName, handler, name);

    /// <inheritdoc cref="Remove"/>
    public HandlerStack remove(string name) => Remove(name);

    /// <inheritdoc cref="Clone"/>
    public HandlerStack clone() => Clone();
}
