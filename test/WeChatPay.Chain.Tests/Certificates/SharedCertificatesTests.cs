using System.Text;
using NUnit.Framework;
using WeChatPay.Sandbox;

namespace WeChatPay.Tests.Certificates;

/// <summary>Processes that share the list of certificates by a store, which none of them trusts.</summary>
public sealed class SharedCertificatesTests : RefreshFixture
{
    private Store _store = null!;

    private WeChatPayOptions Shared => Options with { CertificateRefresh = new CertificateRefresh { Store = _store } };

    private string[] Warnings => [.. Log.Lines.Where(static line => line.StartsWith("Warning", StringComparison.Ordinal))];

    [SetUp]
    public void CreateStore() => _store = new Store();

    [Test]
    public async Task Refresh_OfManyProcesses_IsOneDownloadEachTwelveHours()
    {
        var clients = Enumerable.Range(0, 5).Select(_ => new WeChatPayClient(Shared)).ToList();

        foreach (var (hours, downloads) in new[] { (0, 1), (12, 2), (12, 3) })
        {
            Time.Advance(TimeSpan.FromHours(hours));
            foreach (var client in clients)
            {
                await client[Provinces].GetAsync();
                await SettleAsync(client);
            }
            Assert.That(Downloads, Is.EqualTo(downloads));
        }
        Assert.That(clients.Select(static client => client.Health.LastRefresh), Has.All.EqualTo(Time.GetUtcNow()));
        Assert.That(Warnings, Is.Empty);
        clients.ForEach(static client => client.Dispose());
    }

    [Test]
    public async Task Refresh_OfAProcessThatStartsLater_ComesWhenTheListIsOld()
    {
        using var first = new WeChatPayClient(Shared);
        await first.RefreshCertificatesAsync();
        Time.Advance(TimeSpan.FromHours(10));
        using var later = new WeChatPayClient(Shared);
        await later[Provinces].GetAsync();
        Assert.That(Downloads, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromHours(2));
        await later[Provinces].GetAsync();
        await SettleAsync(later, 2);

        Assert.That(Downloads, Is.EqualTo(2));
    }

    [Test]
    public void Get_SynchronousCallOfALaterProcess_TakesTheListToo()
    {
        using var first = new WeChatPayClient(Shared);
        using var later = new WeChatPayClient(Shared);

        first[Provinces].Get();
        later[Provinces].Get();

        Assert.That(Downloads, Is.EqualTo(1));
    }

    [Test]
    public async Task Call_SignedByASerialThatAnotherProcessKnows_TakesItsList()
    {
        using var first = new WeChatPayClient(Shared);
        using var other = new WeChatPayClient(Shared);
        await first[Provinces].GetAsync();
        await other[Provinces].GetAsync();
        Time.Advance(TimeSpan.FromSeconds(1));
        Server.Certificates.SignWith(Server.Certificates.Add());
        await first[Provinces].GetAsync();
        Assert.That(Downloads, Is.EqualTo(2));

        await other[Provinces].GetAsync();

        Assert.That(Downloads, Is.EqualTo(2));
    }

    [Test]
    public async Task Call_SignedByASerialThatIsNotInTheSharedList_Downloads()
    {
        using var first = new WeChatPayClient(Shared);
        using var other = new WeChatPayClient(Shared);
        await other[Provinces].GetAsync();
        Time.Advance(TimeSpan.FromHours(12));
        await first.RefreshCertificatesAsync();
        Server.Certificates.SignWith(Server.Certificates.Add());

        Assert.That((await other[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(3));
    }

    [TestCase("empty")]
    [TestCase("no headers")]
    [TestCase("another body")]
    [TestCase("another signature")]
    [TestCase("another time")]
    [TestCase("time beyond all calendars")]
    [TestCase("unknown serial")]
    [TestCase("header twice")]
    [TestCase("list without certificates")]
    public async Task Store_WithAListThatIsNotProven_IsNotTrusted(string change)
    {
        using var first = new WeChatPayClient(Shared);
        await first.RefreshCertificatesAsync();
        _store.Change(text => change switch
        {
            "empty" => "",
            "no headers" => text[(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)..],
            "another body" => text.Replace("\"data\"", "\"data\" ", StringComparison.Ordinal),
            "another signature" => text.Replace("Wechatpay-Signature: ", "Wechatpay-Signature: AAAA", StringComparison.Ordinal),
            "another time" => text.Replace("Wechatpay-Timestamp: ", "Wechatpay-Timestamp: 0", StringComparison.Ordinal),
            "time beyond all calendars" => text.Replace("Wechatpay-Timestamp: ", "Wechatpay-Timestamp: 9999999999999999", StringComparison.Ordinal),
            "unknown serial" => text.Replace("Wechatpay-Serial: ", "Wechatpay-Serial: A", StringComparison.Ordinal),
            "header twice" => "Wechatpay-Nonce: x\n" + text,
            _ => text[..(text.IndexOf("\n\n", StringComparison.Ordinal) + 2)] + "{}",
        });

        using var later = new WeChatPayClient(Shared);

        Assert.That((await later[Provinces].GetAsync()).StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(2), string.Join('\n', Log.Lines));
    }

    [Test]
    public async Task Store_WithTheListOfAStranger_IsNotTrusted()
    {
        await using var stranger = await SandboxServer.StartAsync(SandboxOptions with { TimeProvider = Time });
        using var forger = new WeChatPayClient(Shared with
        {
            BaseUri = stranger.BaseUri,
            Serial = stranger.MerchantSerial,
            PrivateKey = stranger.MerchantPrivateKeyPem,
            ApiV3Key = stranger.ApiV3Key,
        });
        await forger.RefreshCertificatesAsync();
        _store.ServeEverybody = true;

        using var client = new WeChatPayClient(Shared);
        await client[Provinces].GetAsync();

        Assert.That(client.KeyUse.Select(static use => use.Serial), Is.EqualTo(Server.Certificates.Serials));
        Assert.That(Warnings, Has.Length.EqualTo(1).And.All.Contains("store").And.All.Contains("APIv3 key does not decrypt"));
    }

    [Test]
    public async Task Store_WithAListOfLongAgo_IsNotTaken()
    {
        using var first = new WeChatPayClient(Shared);
        await first.RefreshCertificatesAsync();
        _store.IgnoresTime = true;
        Time.Advance(TimeSpan.FromHours(12.1));

        using var later = new WeChatPayClient(Shared);
        await later[Provinces].GetAsync();

        Assert.That(Downloads, Is.EqualTo(2), "a stranger in the store must not bring back certificates of long ago");
    }

    [Test]
    public async Task Store_ThatFails_CostsADownloadAndAWarningWithoutItsMessage()
    {
        _store.Failure = new InvalidOperationException("planted");
        using var client = new WeChatPayClient(Shared);

        await client[Provinces].GetAsync();

        Assert.That(Downloads, Is.EqualTo(1));
        Assert.That(Warnings, Has.Length.EqualTo(2).And.All.Contains("InvalidOperationException").And.None.Contains("planted"), "read and write");
    }

    [Test]
    public async Task Store_ThatHangs_IsWaitedForTenSeconds()
    {
        var asked = _store.Hang();
        using var client = new WeChatPayClient(Shared);
        var call = client[Provinces].GetAsync().AsTask();

        await asked;
        Time.Advance(TimeSpan.FromSeconds(10));
        await _store.AskedToWrite;
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.That((await call).StatusCode, Is.EqualTo(200));
        Assert.That(Downloads, Is.EqualTo(1));
    }

    [Test]
    public async Task Store_Holds_NothingThatIsNotEncryptedOrPublic()
    {
        using var client = new WeChatPayClient(Shared);
        await client.RefreshCertificatesAsync();

        var text = _store.Text;
        Assert.That(text, Does.Contain("Wechatpay-Signature").And.Contain("ciphertext").And.Not.Contain("BEGIN CERTIFICATE"));
        Assert.That(text.Split('\n').TakeWhile(static line => line.Length > 0).Count(), Is.EqualTo(4), "the headers of the signature alone");
    }

    private sealed class Store : ICertificateStore
    {
        private readonly Dictionary<string, (DateTimeOffset Time, byte[] List)> _lists = [];
        private readonly TaskCompletionSource _askedToWrite = new();
        private TaskCompletionSource? _asked;

        public bool IgnoresTime { get; set; }

        public bool ServeEverybody { get; set; }

        public Exception? Failure { get; set; }

        public Task AskedToWrite => _askedToWrite.Task;

        public string Text => Encoding.UTF8.GetString(_lists.Values.Single().List);

        public Task Hang() => (_asked = new TaskCompletionSource()).Task;

        public void Change(Func<string, string> change)
        {
            var (name, (time, list)) = _lists.Single();
            _lists[name] = (time, Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(list))));
        }

        public ValueTask<byte[]?> ReadAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
        {
            if (Failure is not null)
                throw Failure;
            if (_asked is not null)
            {
                _asked.TrySetResult();
                return new(new TaskCompletionSource<byte[]?>().Task);
            }
            if (ServeEverybody && _lists.Count > 0)
                return new(_lists.Values.First().List);
            return new(_lists.TryGetValue(name, out var stored) && (IgnoresTime || stored.Time > since) ? stored.List : null);
        }

        public ValueTask WriteAsync(string name, DateTimeOffset time, byte[] list, CancellationToken cancellationToken)
        {
            _askedToWrite.TrySetResult();
            if (Failure is not null)
                throw Failure;
            if (_asked is not null)
                return new(new TaskCompletionSource().Task);
            _lists[name] = (time, list);
            return default;
        }
    }
}
