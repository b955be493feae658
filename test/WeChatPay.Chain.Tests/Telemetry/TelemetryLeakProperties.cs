using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Tests.Fuzz;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>Secrets, personal data, openids and order numbers stand in paths, queries, bodies and responses: no span, measure or line of a log shows
/// one.</summary>
[Category(Cases.Category)]
[NonParallelizable]
public sealed class TelemetryLeakProperties
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    // In the telemetry nothing may be shown that messages show: the number of an order, for instance.
    private static readonly Gen<Planted> Values = Gen.OneOf(
        Planted.Any,
        Text(Letters + "_-", 24, 24).Select(static id => new Planted("openid", $"oUpF{id}")),
        Text("0123456789", 28, 28).Select(static number => new Planted("order number", number)),
        Text(Letters + "_-|*", 6, 32).Select(static number => new Planted("order number", $"N{number}7")));

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfCalls))]
    public void Call_HoldsAValue_TelemetryShowsNothingOfIt(string place) => Check(LeakPlaces.Calls[place]);

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfResponses))]
    public void Response_HoldsAValue_TelemetryShowsNothingOfIt(string place) => Check(LeakPlaces.Responses[place]);

    private static void Check(Func<string, Seen, object?> use) => Cases.Check(
        Values,
        planted =>
        {
            using var listener = new Listener();
            // It has the texts of exceptions and of `debug`, which tests of their own look at.
            using var seen = new Seen();
            using (LeakClients.Log.To(listener))
                seen.Try(() => use(planted.Value, seen));
            listener.Observe();
            if (planted.FindIn(listener.Text) is { } piece)
                Assert.Fail($"{planted}: `{piece}` is in\n{listener.Text}");
        },
        cost: 40);

    private static Gen<string> Text(string alphabet, int shortest, int longest) => Gen.Choose(shortest, longest)
        .SelectMany(length => Gen.Elements(alphabet.ToCharArray()).ListOf(length)).Select(static letters => string.Concat(letters));
}
