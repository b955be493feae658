namespace WeChatPay.Callbacks;

/// <summary>Tells the events of APIv2 apart, most of which no field names.</summary>
internal static class EventTypeV2
{
    private const string Payment = "transaction-success";

    // A field that one event alone has, and the event.
    private static readonly (string Field, string Event)[] Signs =
    [
        ("req_info", "refund-processed"),
        ("combine_out_trade_no", "combined-transactions-success"),
        ("sub_order_list", "combined-transactions-success"),
        ("contract_code", "pap-contract-state-changed"),
        ("change_type", "pap-contract-state-changed"),
        ("transaction_id_list", "transactions-risk-occurred"),
        ("vehicle_event_type", "vehicle-state-changed-for-parking"),
    ];

    public static string Find(CallbackV2 callback)
    {
        if (callback.Fields.TryGetValue("event_type", out var named) && named is string { Length: > 0 } text)
            return text;
        if (callback.RequestInfo.Count > 0)
            return Signs[0].Event;
        // No field is in every payment and in no other callback: what is none of the others is a payment.
        return Array.Find(Signs, sign => callback.Fields.ContainsKey(sign.Field)).Event ?? Payment;
    }
}
