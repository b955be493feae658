using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Desk;

/// <summary>What a refund at the desk may say.</summary>
/// <param name="Refund">The amount in fen; null for what is left of the order.</param>
/// <param name="OutRefundNo">The merchant's number of the refund; null for one that the sandbox makes.</param>
/// <param name="Reason">The reason that the payer sees.</param>
/// <param name="NotifyUrl">The receiver of the refund's callback.</param>
internal sealed record RefundWishes(long? Refund, string? OutRefundNo, string? Reason, string? NotifyUrl)
{
    private static readonly string[] Texts = ["out_refund_no", "reason", "notify_url"];

    /// <summary>Reads the wishes.</summary>
    /// <returns>Null where the refusal says what is wrong.</returns>
    public static RefundWishes? Read(JObject asked, out SandboxResponse? refusal)
    {
        refusal = null;
        foreach (var (name, value) in asked)
        {
            var isRight = name == "refund" ? value is JValue { Value: long and > 0 } : Texts.Contains(name) && value is JValue { Value: string };
            if (isRight)
                continue;
            var right = name == "refund" ? "is a whole number of fen above 0" : Texts.Contains(name) ? "is text" : "does not belong to a refund at the desk";
            refusal = ApiError.ForParameter(
                $"/{name}", "body", "wrong value", $"The field {name} {right}: give refund, {string.Join(", ", Texts)}. Nothing was done.");
            return null;
        }
        return new((long?)asked["refund"], (string?)asked["out_refund_no"], (string?)asked["reason"], (string?)asked["notify_url"]);
    }
}
