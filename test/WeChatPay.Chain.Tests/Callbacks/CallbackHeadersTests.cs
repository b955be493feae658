using System.Collections.Specialized;
using System.Net;
using Microsoft.Extensions.Primitives;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Callbacks;

/// <summary>The headers of a callback: in every framework's form, each once.</summary>
public sealed class CallbackHeadersTests
{
    private static readonly byte[] Body = HandmadeCallback.Body("""{"out_trade_no":"N1"}""");

    private readonly CallbackParser _parser = new(HandmadeCallback.Options);
    private readonly Dictionary<string, string?> _genuine = HandmadeCallback.Headers(Body);

    private static string[] Names => ["Wechatpay-Timestamp", "Wechatpay-Nonce", "Wechatpay-Serial", "Wechatpay-Signature"];

    [Test]
    public void Parse_NameValueCollection_IsRead()
    {
        var collection = new NameValueCollection { { "Host", "example.com" }, { null, "x" } };
        var web = new WebHeaderCollection();
        foreach (var (name, value) in _genuine)
        {
            collection.Add(name.ToLowerInvariant(), value);
            web.Add(name, value);
        }

        Assert.That(_parser.Parse(collection, Body).Id, Is.EqualTo("EV-1"));
        Assert.That(_parser.Parse(web, Body).Id, Is.EqualTo("EV-1"));
    }

    [Test]
    public async Task Parse_HeadersOfHttpListener_AreRead()
    {
        using var listener = new HttpListener();
        var port = FreePort();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{port}/notify") { Content = new ByteArrayContent(Body) };
        foreach (var (name, value) in _genuine)
            request.Headers.TryAddWithoutValidation(name, value);
        var sending = client.SendAsync(request);
        var context = await listener.GetContextAsync();
        using var raw = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(raw);

        Assert.That(_parser.Parse(context.Request.Headers, raw.ToArray()).Id, Is.EqualTo("EV-1"));
        context.Response.Close();
        (await sending).Dispose();
    }

    [TestCase("HTTP_WECHATPAY_{0}", true)]
    [TestCase("http_wechatpay_{0}", false)]
    [TestCase("Http_Wechatpay_{0}", false)]
    [TestCase("wechatpay_{0}", false)]
    public void Parse_NamesOfCgi_AreRead(string form, bool upper)
    {
        string Name(string name) => string.Format(null, form, upper ? name["Wechatpay-".Length..].ToUpperInvariant() : name["Wechatpay-".Length..]);
        var collection = new NameValueCollection { { "REQUEST_METHOD", "POST" } };
        foreach (var (name, value) in _genuine)
            collection.Add(Name(name), value);

        Assert.That(_parser.Parse(_genuine.ToDictionary(pair => Name(pair.Key), static pair => pair.Value), Body).Id, Is.EqualTo("EV-1"));
        Assert.That(_parser.Parse(collection, Body).Id, Is.EqualTo("EV-1"));
    }

    [Test]
    public void Parse_ListsInJson_AreRead()
    {
        var lists = _genuine.ToDictionary(static pair => pair.Key, static pair => new[] { pair.Value });

        Assert.That(_parser.Parse(JObject.FromObject(lists), Body).Id, Is.EqualTo("EV-1"));
    }

    [TestCaseSource(nameof(Names))]
    public void Parse_HeaderTwiceWithDifferentValues_IsRefusedInEveryForm(string name)
    {
        var other = name == "Wechatpay-Timestamp" ? "1" : "other";
        foreach (var values in new[] { new[] { _genuine[name]!, other }, [other, _genuine[name]!], [_genuine[name]!, ""] })
        {
            foreach (var headers in Doubled(name, values))
            {
                Assert.That(
                    () => _parser.Parse(headers, Body),
                    Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers)
                        .And.Message.Contains($"its header {name} occurs more than once"),
                    headers.GetType().Name);
            }
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Parse_HeaderTwiceWithTheSameValue_IsRead(string name)
    {
        foreach (var headers in Doubled(name, [_genuine[name]!, _genuine[name]!]))
            Assert.That(_parser.Parse(headers, Body).Id, Is.EqualTo("EV-1"), headers.GetType().Name);
    }

    [TestCaseSource(nameof(Names))]
    public void Parse_HeaderOfMegabytes_IsRefusedAndNotQuoted(string name)
    {
        var headers = new Dictionary<string, string?>(_genuine) { [name] = new('9', 5_000_000) };

        Allocated.AtMost(1, () => Assert.That(
            () => _parser.Parse(headers, Body),
            Throws.InstanceOf<WeChatPayVerificationException>().With.Property("Check").EqualTo(VerificationCheck.Headers)
                .And.Message.Contains($"{name} has 5000000 characters").And.Message.Length.LessThan(300)));
    }

    [TestCase("Wechatpay-Serial")]
    [TestCase("Wechatpay-Timestamp")]
    public void Parse_HeaderWithALineFeed_IsEscaped(string name)
    {
        var headers = new Dictionary<string, string?>(_genuine) { [name] = "1\n2026-01-01 INFO paid\u001b[2J" };

        Assert.That(
            () => _parser.Parse(headers, Body),
            Throws.InstanceOf<WeChatPayVerificationException>()
                .With.Message.Contains(@"`1\n2026-01-01 INFO paidU+001B[2J`").And.Message.Not.Contains("\n").And.Message.Not.Contains("\u001b"));
    }

    private IEnumerable<object> Doubled(string name, string[] values)
    {
        var others = _genuine.Where(pair => pair.Key != name).ToList();
        yield return others.Append(new(name, string.Join(", ", values))).ToDictionary();
        yield return others.Append(new(name, string.Join(",", values))).ToDictionary();
        yield return others.Concat([new(name, values[0]), new(name.ToLowerInvariant(), values[1])]).ToDictionary();
        yield return others.Concat([new(name, values[0]), new("HTTP_" + name.ToUpperInvariant().Replace('-', '_'), values[1])]).ToDictionary();
        yield return others.Concat([new(name, values[0]), new(name, values[1])]).ToList();
        yield return others.Append(new(name, values[0])).ToDictionary(static pair => pair.Key, pair => pair.Key == name ? values : [pair.Value!]);
        yield return others.Append(new(name, values[0]))
            .ToDictionary(static pair => pair.Key, pair => pair.Key == name ? new StringValues(values) : new StringValues(pair.Value));
        var collection = new NameValueCollection();
        foreach (var (other, value) in others)
            collection.Add(other, value);
        Array.ForEach(values, value => collection.Add(name, value));
        yield return collection;
        using var message = new HttpRequestMessage();
        foreach (var (other, value) in others)
            message.Headers.TryAddWithoutValidation(other, value);
        message.Headers.TryAddWithoutValidation(name, values);
        yield return message.Headers;
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
