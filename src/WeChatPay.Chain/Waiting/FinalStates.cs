namespace WeChatPay.Waiting;

/// <summary>Tells which states are final. A word that is not known counts as open: a wait that ends too late does no harm.</summary>
internal static class FinalStates
{
    private const string Applyment = "APPLYMENT_STATE_";

    private static readonly string[] Fields =
        ["trade_state", "refund_status", "status", "state", "applyment_state", "batch_status", "bill_state", "transfer_state", "order_state"];

    private static readonly HashSet<string> Final = new(StringComparer.Ordinal)
    {
        "SUCCESS", "REFUND", "CLOSED", "CLOSE", "REFUNDCLOSE", "REVOKED", "PAYERROR", "PAY_FAIL", "ABNORMAL", "FAIL", "FAILED", "CANCELLED", "CANCELED",
        "FINISHED", "FINISH", "COMPLETED", "DONE", "EXPIRED", "REJECTED", "AUDIT_REJECTED", "APPROVED", "PASSED", "FREEZED", "EXCEPT", "REVERSED",
    };

    /// <summary>Finds the state of a response.</summary>
    /// <returns><see langword="null"/> where it has none.</returns>
    public static string? Find(WeChatPayResponse response) =>
        Fields.Select(field => response[field]?.ToString()).FirstOrDefault(static state => !string.IsNullOrEmpty(state));

    public static bool IsFinal(string state) =>
        Final.Contains(state.StartsWith(Applyment, StringComparison.Ordinal) ? state[Applyment.Length..] : state);
}
