using System.Text;
using NUnit.Framework;
using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>From the bill that is asked for to the file that is held against its digest, over real HTTP.</summary>
public sealed class BillDownloadTests : Shop
{
    private TemporarySink _file = null!;

    [SetUp]
    public void MakeFolder() => _file = new TemporarySink();

    [TearDown]
    public void RemoveFolder() => _file.Dispose();

    [TestCase("tradebill", "总交易单数")]
    [TestCase("fundflowbill", "资金流水总笔数")]
    public async Task DownloadAsync_Bill_IsTheFileThatWasAnnounced(string kind, string summary)
    {
        var bill = await Client[$"v3/bill/{kind}"].GetAsync(new { query = new { bill_date = "2026-11-01" } });

        var result = await Client.DownloadAsync((string)bill["download_url"]!, _file.Path, (string?)bill["hash_value"]);

        var file = await File.ReadAllBytesAsync(_file.Path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new DownloadResult(file.Length, (string)bill["hash_value"]!)));
            Assert.That(Files.Sha1(file), Is.EqualTo((string?)bill["hash_value"]));
            Assert.That(Encoding.UTF8.GetString(file), Does.Contain($"\r\n{summary},").And.Contain("`2026-11-01 "));
            Assert.That(Server.Requests[^1].Target, Is.EqualTo(new Uri((string)bill["download_url"]!).PathAndQuery));
        }
    }

    [Test]
    public async Task DownloadAsync_BillOverTls_IsTheFileThatWasAnnounced()
    {
        using var client = new WeChatPayClient(Options with { BaseUri = Server.SecureBaseUri, TrustedRoots = [Server.ServerCertificatePem] });
        var bill = await client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = "2026-11-01" } });

        await client.DownloadAsync((string)bill["download_url"]!, _file.Path, (string?)bill["hash_value"]);

        Assert.That((string)bill["download_url"]!, Does.StartWith($"{Server.SecureBaseUri}v3/billdownload/file?"));
        Assert.That(Files.Sha1(await File.ReadAllBytesAsync(_file.Path)), Is.EqualTo((string?)bill["hash_value"]));
    }

    [Test]
    public async Task Download_GzippedBill_IsSavedPlainOrAsItComesAndHasTheSameDigest()
    {
        var plain = await Client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = "2026-11-01" } });
        var gzip = await Client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = "2026-11-01", tar_type = "GZIP" } });
        var (url, hash) = ((string)gzip["download_url"]!, (string)gzip["hash_value"]!);
        using var asItComes = new MemoryStream();
        using var gunzipped = new MemoryStream();

        var saved = Client.Download(url, asItComes, hash);
        var unpacked = Client.Download(url, gunzipped, hash, new() { Gunzip = true });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(hash, Is.EqualTo((string?)plain["hash_value"]));
            Assert.That(asItComes.ToArray(), Has.Length.LessThan(gunzipped.Length).And.Property("Length").EqualTo(saved.Bytes));
            Assert.That(asItComes.ToArray()[..2], Is.EqualTo(new byte[] { 0x1F, 0x8B }));
            Assert.That(Files.Sha1(gunzipped.ToArray()), Is.EqualTo(hash));
            Assert.That((saved.Digest, unpacked.Digest), Is.EqualTo((hash, hash)));
        }
    }

    [Test]
    public async Task Download_OnADynamicReceiver_IsTheSame()
    {
        dynamic instance = Client;
        var bill = instance.v3.bill.tradebill.get(new { query = new { bill_date = "2026-11-01" } });

        DownloadResult result = instance.Download(bill.download_url, _file.Path, bill.hash_value);
        var chained = await instance.DownloadAsync(bill.download_url, _file.Path, bill.hash_value);

        Assert.That(chained, Is.EqualTo(result));
    }

    [Test]
    public void Download_PromiseAsInPhp_IsGoneOnWith()
    {
        var bill = Client["v3/bill/tradebill"].Get(new { query = new { bill_date = "2026-11-01" } });

        var bytes = Client.DownloadAsync((string)bill["download_url"]!, _file.Path, (string?)bill["hash_value"]).then(result => result.Bytes).wait();

        Assert.That(bytes, Is.EqualTo(new FileInfo(_file.Path).Length));
    }

    [Test]
    public async Task DownloadAsync_TokenThatNobodyMade_IsWeChatPaysErrorAndLeavesThePathAlone()
    {
        await File.WriteAllTextAsync(_file.Path, "before");

        var error = await Errors.Caught.ByAsync<WeChatPayApiException>(
            async () => await Client.DownloadAsync($"{Server.BaseUri}v3/billdownload/file?token=none", _file.Path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((error.StatusCode, error.Code, error.Call), Is.EqualTo((400, "PARAM_ERROR", "GET {+download_url}")));
            Assert.That(error.RequestId, Is.Not.Null);
            Assert.That(await File.ReadAllTextAsync(_file.Path), Is.EqualTo("before"));
            Assert.That(_file.Files, Has.Exactly(1).Items);
        }
    }

    [Test]
    public async Task DownloadAsync_CutOffByTheServer_LeavesNothing()
    {
        var bill = await Client["v3/bill/tradebill"].GetAsync(new { query = new { bill_date = "2026-11-01" } });
        Server.Faults.Next = SandboxFault.CutOff;

        await Errors.Caught.ByAsync<WeChatPayTransportException>(
            async () => await Client.DownloadAsync((string)bill["download_url"]!, _file.Path, (string?)bill["hash_value"]));

        Assert.That(_file.Files, Is.Empty);
    }
}
