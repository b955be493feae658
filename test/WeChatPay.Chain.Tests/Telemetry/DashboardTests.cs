using System.Diagnostics.Metrics;
using System.Reflection;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Telemetry;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Telemetry;

/// <summary>The dashboard and the guide name the instruments and tags that there are, as Prometheus writes them.</summary>
public sealed partial class DashboardTests
{
    private static readonly string Dashboard = Repository.Read("docs/grafana-dashboard.json");

    private static readonly string[] TagNames =
        [.. typeof(Tags).GetFields(BindingFlags.Static | BindingFlags.Public).Select(static field => (string)field.GetRawConstantValue()!)];

    private static string[] Expressions =>
    [
        .. JObject.Parse(Dashboard).SelectTokens("$.panels[*].targets[*].expr").Select(static token => (string)token!),
        (string)JObject.Parse(Dashboard).SelectToken("$.templating.list[1].query.query")!,
    ];

    [Test]
    public void Dashboard_NamesOfMetrics_AreThoseOfTheInstruments()
    {
        var named = Expressions.SelectMany(static text => Metric().Matches(text)).Select(static match => match.Value).Distinct()
            .Where(static name => !TagNames.Select(Plain).Contains(name))
            .Select(static name => Suffix().Replace(name, "")).Distinct();

        Assert.That(named, Is.EquivalentTo(Instruments().Select(ToPrometheus)), "Each instrument has a panel, and each panel an instrument.");
    }

    [Test]
    public void Dashboard_NamesOfLabels_AreThoseOfTheTags()
    {
        var named = Expressions.SelectMany(static text => Labels().Matches(text)).SelectMany(static match => match.Groups["names"].Value.Split(','))
            .Concat(JObject.Parse(Dashboard).SelectTokens("$.panels[*].targets[*].legendFormat").SelectMany(static token =>
                Legend().Matches((string)token!).Select(static match => match.Groups[1].Value)))
            .Concat(Expressions.SelectMany(static text => Filter().Matches(text)).Select(static match => match.Groups[1].Value))
            .Select(static name => name.Trim()).Distinct().Except(["le"]).ToArray();

        Assert.That(named, Has.Length.GreaterThan(8));
        Assert.That(named, Is.SubsetOf(TagNames.Select(Plain)));
    }

    [Test]
    public void Guide_NamesOfInstrumentsAndTags_AreAll()
    {
        var guide = Repository.Read("docs/en/observability.md");
        var names = Instruments().Select(static one => one.Name).Concat(TagNames);

        Assert.That(names.Where(name => !guide.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void Guide_EventsOfTheLog_AreAll()
    {
        var guide = Repository.Read("docs/en/observability.md");
        var events = typeof(ClientLog).GetMethods(BindingFlags.Static | BindingFlags.Public)
            .Select(static method => method.GetCustomAttribute<Microsoft.Extensions.Logging.LoggerMessageAttribute>()).OfType<Attribute>()
            .Cast<Microsoft.Extensions.Logging.LoggerMessageAttribute>().ToArray();

        Assert.That(events, Has.Length.GreaterThan(9));
        Assert.That(events.Select(static one => one.EventId), Is.Unique);
        Assert.That(events.Where(one => !guide.Contains($"| {one.EventId} | {one.Level} |", StringComparison.Ordinal)), Is.Empty);
    }

    private static List<Instrument> Instruments()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == WeChatPayTelemetry.MeterName)
                    found.Add(instrument);
            },
        };
        listener.Start();
        using var client = new WeChatPayClient(TestKeys.Options);
        return found;
    }

    // OpenTelemetry's rule: points become underscores, the unit is appended, and a counter ends with _total.
    private static string ToPrometheus(Instrument instrument) => Plain(instrument.Name) + instrument.Unit switch
    {
        "s" => "_seconds",
        "d" => "_days",
        _ when instrument is Counter<long> => "_total",
        _ => "",
    };

    private static string Plain(string name) => name.Replace('.', '_');

    [GeneratedRegex(@"\bwechatpay_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex("_(bucket|count|sum)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\bby \((?<names>[^)]*)\)")]
    private static partial Regex Labels();

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Legend();

    [GeneratedRegex(@"[{,](\w+)[=!]~?""")]
    private static partial Regex Filter();
}
