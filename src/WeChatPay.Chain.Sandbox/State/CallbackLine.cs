using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.State;

/// <summary>Writes and reads a callback as JSON: what was sent, what became of it, and when it is sent again.</summary>
internal static class CallbackLine
{
    public static readonly LineForm<CallbackRecord> Form = new(Write, Read, static record => record.Id);

    private static JObject Write(CallbackRecord record)
    {
        var (sent, fate) = (record.Sent, record.Fate);
        return new JObject
        {
            ["id"] = long.Parse(record.Id, CultureInfo.InvariantCulture),
            ["at"] = LineFields.Write(record.At),
            ["url"] = sent.Url,
            ["event"] = sent.Event,
            ["order"] = sent.Order,
            ["flaw"] = sent.Flaw.ToString(),
            ["keys"] = sent.Keys.ToString(),
            ["is_v2"] = sent.Callback.IsV2,
            ["headers"] = new JObject(sent.Callback.Headers.Select(static header => new JProperty(header.Key, header.Value))),
            ["body"] = Convert.ToBase64String(sent.Callback.Body),
            ["data"] = sent.Data.DeepClone(),
            ["attempts"] = new JArray(fate.Attempts.Select(static attempt => attempt.DeepClone())),
            ["count"] = fate.Count,
            ["accepted"] = fate.IsAccepted,
            ["refusal"] = fate.Refusal,
            ["repeats"] = fate.Repeats,
            ["since"] = LineFields.Write(fate.Since),
        };
    }

    /// <exception cref="FormatException">A field is missing, or has another type.</exception>
    private static CallbackRecord Read(JToken line)
    {
        var headers = LineFields.Object(line, "headers").Properties()
            .ToDictionary(static header => header.Name, header => LineFields.Text(header.Parent!, header.Name), StringComparer.OrdinalIgnoreCase);
        var callback = new SignedCallback(
            headers, Convert.FromBase64String(LineFields.Text(line, "body")), LineFields.Truth(line, "is_v2"), TimeProvider.System);
        var sent = new SentCallback(
            LineFields.Text(line, "url"),
            LineFields.Text(line, "event"),
            callback,
            LineFields.Name<SenderKeys>(line, "keys"),
            LineFields.Object(line, "data"))
        {
            Order = LineFields.TextOrNull(line, "order"),
            Flaw = LineFields.Name<CallbackFlaw>(line, "flaw"),
        };
        return new CallbackRecord(LineFields.Integer(line, "id").ToString(CultureInfo.InvariantCulture), LineFields.Time(line, "at"), sent)
        {
            Fate = new(
                [.. LineFields.List(line, "attempts").Select(static attempt => attempt as JObject ?? throw new FormatException("An attempt is an object."))],
                (int)LineFields.Integer(line, "count"),
                LineFields.Truth(line, "accepted"),
                LineFields.TextOrNull(line, "refusal"),
                (int)LineFields.Integer(line, "repeats"),
                LineFields.Time(line, "since")),
        };
    }
}
