using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>The words for a phase: of the documented values the first that fits.</summary>
internal static class StateWords
{
    private static readonly string[] Names = ["trade_state", "state", "status", "batch_status", "bill_state", "refund_status", "transfer_state", "order_state",
        "detail_status"];

    /// <summary>Tells whether a field shows the phase.</summary>
    public static bool IsState(Field field) => !field.IsList && field.Type == FieldType.String && field.Encryption is null && Names.Contains(field.Name);

    /// <summary>Finds the word.</summary>
    public static string Find(Field field, Phase phase)
    {
        var words = Words(field, phase);
        return field.Values.Count == 0 ? words.First() : words.FirstOrDefault(field.Values.Contains) ?? field.Values[0];
    }

    /// <summary>Gives the <c>trade_state</c> of APIv2.</summary>
    public static string FindTradeState(Phase phase) => phase switch
    {
        Phase.Paid or Phase.Done => "SUCCESS",
        Phase.Refunded => "REFUND",
        Phase.Reversed => "REVOKED",
        Phase.Closed or Phase.Cancelled => "CLOSED",
        _ => "NOTPAY",
    };

    /// <summary>Gives the <c>trade_state_desc</c> of both protocols.</summary>
    public static string Describe(Phase phase) => phase switch
    {
        Phase.Paid or Phase.Done => "支付成功",
        Phase.Refunded => "转入退款",
        Phase.Reversed => "已撤销",
        Phase.Closed or Phase.Cancelled => "订单已关闭",
        _ => "订单未支付",
    };

    private static string[] Words(Field field, Phase phase) => phase switch
    {
        Phase.Closed => ["CLOSED", "CLOSE", "REVOKED", "CANCELLED", "CANCELED", "TERMINATED"],
        Phase.Cancelled => ["CANCELLED", "CANCELED", "CANCEL", "REVOKED", "CLOSED", "CANCELING"],
        Phase.Reversed => ["REVOKED", "REVERSED", "CLOSED"],
        Phase.Paid => ["SUCCESS", "PAID", "FINISHED"],
        Phase.Refunded => ["REFUND", "SUCCESS"],
        Phase.Done when field.Name == "batch_status" => ["FINISHED"],
        Phase.Done => ["SUCCESS", "FINISHED", "DONE"],
        _ when field.Name == "trade_state" => ["NOTPAY"],
        _ when field.Values.Count == 0 => ["PROCESSING"],
        _ => ["WAIT_USER_CONFIRM", "ACCEPTED", "PROCESSING", "CREATED", "INIT"],
    };
}
