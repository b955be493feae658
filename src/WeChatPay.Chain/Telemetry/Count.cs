namespace WeChatPay.Telemetry;

/// <summary>Counts verifications and callbacks. Where nothing listens, a count is one look at a field.</summary>
internal static class Count
{
    public const string Response = "response";
    public const string Callback = "callback";
    public const string File = "file";

    /// <summary>Counts a response, callback or file that is proven to be WeChat Pay's.</summary>
    public static void Proven(string subject) => Verification("ok", subject);

    /// <summary>Counts a response, callback or file that is not proven.</summary>
    public static void NotProven(VerificationCheck check, string subject) => Verification(TagText.Check(check), subject);

    /// <summary>Counts a callback that was verified and decrypted.</summary>
    public static void ParsedCallback(string eventType)
    {
        Proven(Callback);
        CallbackOutcome("parsed", eventType);
    }

    /// <summary>Counts a callback that was refused; nothing proves its event, so it has none.</summary>
    public static void RefusedCallback(VerificationCheck check)
    {
        NotProven(check, Callback);
        if (Instruments.Callbacks.Enabled)
            Listeners.Add(Instruments.Callbacks, new() { { Tags.CallbackOutcome, "refused" }, { Tags.Check, TagText.Check(check) } });
    }

    /// <summary>Counts what became of a callback.</summary>
    /// <param name="outcome">A short word.</param>
    /// <param name="eventType">The event of the verified callback.</param>
    public static void CallbackOutcome(string outcome, string eventType)
    {
        if (Instruments.Callbacks.Enabled)
            Listeners.Add(Instruments.Callbacks, new() { { Tags.CallbackOutcome, outcome }, { Tags.EventType, TagText.EventType(eventType) } });
    }

    private static void Verification(string result, string subject)
    {
        if (Instruments.Verifications.Enabled)
            Listeners.Add(Instruments.Verifications, new() { { Tags.Result, result }, { Tags.Subject, subject } });
    }
}
