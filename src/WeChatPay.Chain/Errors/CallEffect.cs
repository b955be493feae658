using System.Globalization;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Errors;

/// <summary>The outcome of a call, and the sentence that says it: property and message of an exception have one source.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="QueryWith">The operation that tells more; <see langword="null"/> where none is needed or known.</param>
/// <param name="Sentence">The last sentence of the message.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed record CallEffect(CallOutcome Outcome, string? QueryWith, string Sentence)
{
    private static readonly CallEffect Unchanged = new(CallOutcome.NothingChanged, null, "Nothing was changed.");

    private static readonly CallEffect Queried = new(CallOutcome.NothingChanged, null, "A query changes nothing: try again.");

    /// <summary>Gets how many attempts there were.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>Gets the effect of a call that was not sent.</summary>
    public static CallEffect NothingSent { get; } = new(CallOutcome.NothingSent, null, Refusal.NothingSent);

    /// <summary>Gets the effect of a download, which changes nothing.</summary>
    public static CallEffect Download { get; } = new(CallOutcome.NothingChanged, null, "A download changes nothing: try again.");

    /// <summary>Gives the effect of a call that succeeded, and whose response cannot be used as asked.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="advice">How to read the response, as a sentence.</param>
    public static CallEffect Succeeded(CallName call, string advice) => QueryOperations.IsQuery(call)
        ? Unchanged with { Sentence = advice }
        : new(CallOutcome.MayHaveTakenEffect, QueryOperations.FindQuery(call), advice);

    /// <summary>Gives the effect of a callback, which is not a call.</summary>
    /// <param name="reply">How to reply to WeChat Pay, as a sentence.</param>
    public static CallEffect Callback(string reply) => NothingSent with { Sentence = reply };

    /// <summary>Judges a request that was sent, and that WeChat Pay did not refuse. No sentence is made: most calls need none.</summary>
    /// <param name="call">Verb and path template.</param>
    public static CallOutcome Judge(CallName call) => QueryOperations.IsQuery(call) ? CallOutcome.NothingChanged : CallOutcome.MayHaveTakenEffect;

    /// <summary>Gives the effect of a request that was sent, and whose outcome no response tells.</summary>
    /// <param name="call">Verb and path template.</param>
    public static CallEffect AfterSending(CallName call) => QueryOperations.IsQuery(call) ? Queried : Open(call);

    /// <summary>Gives the effect of a request that got a response without a definite refusal.</summary>
    /// <inheritdoc cref="AfterSending"/>
    public static CallEffect AfterResponse(CallName call) => QueryOperations.IsQuery(call) ? Unchanged : Open(call);

    /// <summary>Gives the effect of a request that WeChat Pay refused.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="isAboutAnother">Whether an earlier request is the reason, whose state a query tells.</param>
    public static CallEffect Refused(CallName call, bool isAboutAnother = false) =>
        isAboutAnother ? Unchanged with { QueryWith = QueryOperations.FindQuery(call) } : Unchanged;

    /// <summary>Gives the effect that belongs to an outcome.</summary>
    public static CallEffect Create(CallOutcome outcome, CallName call) => outcome switch
    {
        CallOutcome.NothingSent => NothingSent,
        CallOutcome.NothingChanged when !QueryOperations.IsQuery(call) => Unchanged,
        _ => AfterSending(call),
    };

    /// <summary>Gives the worse of two effects: a later attempt does not undo an earlier one.</summary>
    /// <param name="other">The outcome of another attempt of the same call.</param>
    /// <param name="call">Verb and path template.</param>
    public CallEffect NoBetterThan(CallOutcome other, CallName call) => other > Outcome ? Create(other, call) : this;

    /// <summary>Gives the effect of the whole call: the worst of its attempts, and their number.</summary>
    /// <param name="history">The attempts before the last one.</param>
    /// <param name="call">Verb and path template.</param>
    public CallEffect After(CallHistory history, CallName call) => NoBetterThan(history.Worst, call) with { Attempts = history.Attempts };

    /// <summary>Ends a message with the number of attempts and the sentence, unless the message ends with the sentence already.</summary>
    public string Complete(string message) =>
        message.EndsWith(Sentence, StringComparison.Ordinal) ? message : Join(Attempts > 1 ? Join(message, Told(Attempts)) : message, Sentence);

    private static string Told(int attempts) => string.Create(CultureInfo.InvariantCulture, $"The call ended after {attempts} attempts.");

    /// <summary>Puts a sentence behind a message, which may lack its full stop: WeChat Pay's own words have none.</summary>
    public static string Join(string message, string? sentence) => sentence is null ? message : $"{ToSentence(message)} {sentence}";

    /// <summary>Ends a text with a full stop, unless it ends as a sentence.</summary>
    public static string ToSentence(string text) =>
        text.Length > 0 && text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' ? text : $"{text}.";

    private static CallEffect Open(CallName call)
    {
        var query = QueryOperations.FindQuery(call);
        var how = query is null ? "" : $" by `{query}`";
        return new(CallOutcome.MayHaveTakenEffect, query, $"Query the order{how} before trying again: it may have taken effect.");
    }
}
