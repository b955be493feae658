using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>The user cancelled a call.</summary>
/// <remarks>It is an <see cref="OperationCanceledException"/>, because no call failed: code that catches cancellations catches this one.
/// <see cref="Outcome"/> says whether the request can have taken effect. Immutable and thread-safe.</remarks>
public sealed class WeChatPayCanceledException : OperationCanceledException
{
    internal WeChatPayCanceledException(string message, CallName call, CallEffect effect, Exception? cause, CancellationToken cancellationToken)
        : base(effect.Complete(message), cause, cancellationToken)
    {
        Call = call.ToString();
        Outcome = effect.Outcome;
        QueryWith = effect.QueryWith;
        Attempts = effect.Attempts;
        HelpLink = HelpPage.Link(HelpPage.Canceled);
    }

    /// <inheritdoc cref="WeChatPayException.Outcome"/>
    /// <value>The last sentence of <see cref="Exception.Message"/> says the same.</value>
    public CallOutcome Outcome { get; }

    /// <inheritdoc cref="WeChatPayException.QueryWith"/>
    public string? QueryWith { get; }

    /// <inheritdoc cref="WeChatPayException.Attempts"/>
    public int Attempts { get; }

    /// <inheritdoc cref="WeChatPayException.Call"/>
    public string Call { get; }
}
