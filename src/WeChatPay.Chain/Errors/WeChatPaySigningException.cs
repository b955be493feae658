using WeChatPay.Basics;
using WeChatPay.Errors;
using WeChatPay.Protocol;

namespace WeChatPay;

/// <summary>The <see cref="IMerchantSigner"/> of the client failed, or returned something that is not the merchant's signature.</summary>
/// <remarks>The request that it was to sign was not sent. <see cref="WeChatPayException.Outcome"/> says whether an earlier attempt of the same call can have
/// taken effect. Immutable and thread-safe.</remarks>
public sealed class WeChatPaySigningException : WeChatPayException
{
    internal WeChatPaySigningException(string message, CallName call, CallEffect effect, Exception? cause = null)
        : base(message, call, effect, null, cause)
    {
        HelpLink = HelpPage.Link(HelpPage.NotSigned);
    }
}
