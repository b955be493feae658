using FsCheck;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Fuzz;

/// <summary>Keys and personal data in every input: no message, log line, text of an object, debugger or tracer shows one, encoded or not.</summary>
[Category(Cases.Category)]
public sealed class LeakProperties
{
    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfSettings))]
    public void Setting_HoldsASecret_ShowsNothingOfIt(string place) => Check(Planted.Any, LeakPlaces.Settings[place], cost: 20);

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfCalls))]
    public void Call_HoldsASecret_ShowsNothingOfIt(string place) => Check(Planted.Any, LeakPlaces.Calls[place], cost: 40);

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfResponses))]
    public void Response_HoldsPersonalData_ShowsNothingOfIt(string place) => Check(Planted.Personal, LeakPlaces.Responses[place], cost: 40);

    private static void Check(Gen<Planted> values, Func<string, Seen, object?> use, int cost) => Cases.Check(
        values,
        planted =>
        {
            using var seen = new Seen();
            seen.Try(() => use(planted.Value, seen));
            var text = seen.Text;
            if (planted.FindIn(text) is { } piece)
                Assert.Fail($"{planted}: `{piece}` is in\n{text}");
        },
        cost);
}
