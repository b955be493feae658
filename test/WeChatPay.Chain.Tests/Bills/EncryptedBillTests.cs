using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Bills;

/// <summary>Bills in encrypted pieces: each has a key of its own, which is encrypted with the public key of the merchant's certificate.</summary>
public sealed class EncryptedBillTests
{
    private const string Day = "2026-01-31";
    private const string Host = "https://api.mch.weixin.qq.com/v3/billdownload/file?token=";

    private static readonly string Bill = BillText.Join(
        "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号",
        "`2026-01-31 09:30:00,`1,`2,`交易,`交易,`收入,`1.00,`3.00,`system,`结算,`5",
        "`2026-01-31 09:31:00,`1,`3,`退款,`退款,`支出,`0.50,`2.50,`system,`退款,`6",
        "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额",
        "`2,`1,`1.00,`1,`0.50");

    private WeChatPayClient _client = null!;
    private string _folder = "";

    [SetUp]
    public void Prepare()
    {
        _client = new(TestKeys.Options);
        _folder = Directory.CreateTempSubdirectory().FullName;
    }

    [TearDown]
    public void CleanUp()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private BillOptions Options => new() { SpoolFolder = _folder };

    [Test]
    public async Task Rows_OfEncryptedPieces_AreThoseOfTheBill([Values(1, 2, 7)] int pieces, [Values] bool gzip)
    {
        using var wire = new Wire();
        Answer(wire, Split(Bill, pieces), gzip);

        var rows = await BillText.ListAsync(_client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Options with { Gzip = gzip }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rows.Select(static row => (row.IsIncome, row.Amount.Value)), Is.EqualTo(new[] { (true, 100L), (false, 50L) }));
            Assert.That(wire.Requests[0].Uri.PathAndQuery, Does.StartWith("/v3/bill/sub-merchant-fundflowbill?bill_date=2026-01-31")
                .And.Contain("sub_mchid=1900000109").And.Contain("algorithm=AEAD_AES_256_GCM").And.Contain("account_type=BASIC"));
            Assert.That(wire.Requests, Has.Count.EqualTo(pieces + 1));
            Assert.That(Directory.GetFiles(_folder), Is.Empty);
        }
    }

    [Test]
    public async Task Pieces_InAnyOrder_ArePutIntoTheirOrder()
    {
        using var wire = new Wire();
        var parts = Split(Bill, 3);
        var sealedParts = parts.Select(static (part, at) => Seal(part, at + 1, gzip: false)).ToArray();
        Announce(wire, sealedParts.Reverse());
        foreach (var one in sealedParts)
            wire.Answer(File(one.Bytes));

        var rows = await BillText.ListAsync(_client.Bills.EcommerceFundFlowAsync(Day, Options));

        Assert.That(rows, Has.Count.EqualTo(2));
        Assert.That(wire.Requests[0].Uri.PathAndQuery, Does.StartWith("/v3/ecommerce/bill/fundflowbill?").And.Contain("account_type=ALL"));
    }

    [Test]
    public async Task PayScoreAsync_HasItsQuery()
    {
        using var wire = new Wire();
        Answer(wire, [Bill], gzip: true);

        var rows = await BillText.ListAsync(_client.Bills.PayScoreAsync(Day, "5000", Options));

        Assert.That(rows.Select(static row => row["备注"]), Is.EqualTo(new[] { "结算", "退款" }));
        Assert.That(
            wire.Requests[0].Uri.Query,
            Does.Contain("service_id=5000").And.Contain("encryption_algorithm=AEAD_AES_256_GCM").And.Contain("tar_type=GZIP"));
    }

    [Test]
    public async Task RowsAtOnce_GivesNoRowBeforeAllPiecesAreProven()
    {
        using var wire = new Wire();
        var parts = Split(Bill, 2).Select(static (part, at) => Seal(part, at + 1, gzip: false)).ToArray();
        Announce(wire, parts);
        parts[1].Bytes[^1] ^= 1;
        wire.Answer(File(parts[0].Bytes)).Answer(File(parts[1].Bytes));
        var given = 0;

        var error = await Caught.ByAsync<WeChatPayVerificationException>(async () =>
        {
            await foreach (var row in _client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Options with { RowsAtOnce = true }))
                given++;
        });

        Assert.That((error.Check, given), Is.EqualTo((VerificationCheck.Decryption, 0)));
        Assert.That(error.Message, Does.Contain("Piece 2").And.Contain("No row was given"));
    }

    [TestCase("byte")]
    [TestCase("cut")]
    [TestCase("empty")]
    [TestCase("key")]
    [TestCase("short key")]
    [TestCase("no base64")]
    [TestCase("nonce")]
    [TestCase("hash")]
    public async Task Piece_ThatIsNotProven_GivesNoRow(string flaw)
    {
        using var wire = new Wire();
        var piece = Seal(Bill, 1, gzip: true);
        var bytes = flaw switch
        {
            "byte" => [.. piece.Bytes.Select(static (one, at) => (byte)(at == 20 ? one ^ 1 : one))],
            "cut" => piece.Bytes[..^1],
            "empty" => [],
            _ => piece.Bytes,
        };
        switch (flaw)
        {
            case "key":
                var other = TestKeys.Merchant.Encrypt(RandomNumberGenerator.GetBytes(32), RSAEncryptionPadding.OaepSHA1);
                piece.Facts["encrypt_key"] = Convert.ToBase64String(other);
                break;
            case "short key":
                piece.Facts["encrypt_key"] = Convert.ToBase64String(TestKeys.Merchant.Encrypt(new byte[16], RSAEncryptionPadding.OaepSHA1));
                break;
            case "no base64":
                piece.Facts["encrypt_key"] = "not Base64";
                break;
            case "nonce":
                piece.Facts["nonce"] = "other-nonce1";
                break;
            case "hash":
                piece.Facts["hash_value"] = new string('0', 40);
                break;
        }
        Announce(wire, [piece]);
        wire.Answer(File(bytes));

        var error = await Caught.ByAsync<WeChatPayVerificationException>(
            async () => await BillText.ListAsync(_client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Options)));

        Assert.That(error.Message, Does.Contain("Piece 1").And.Not.Contain("交易"));
        Assert.That(Directory.GetFiles(_folder), Is.Empty);
    }

    [TestCase("bill_sequence")]
    [TestCase("download_url")]
    [TestCase("encrypt_key")]
    [TestCase("nonce")]
    public async Task Piece_WithoutAField_IsRefusedBeforeADownload(string field)
    {
        using var wire = new Wire();
        var piece = Seal(Bill, 1, gzip: true);
        piece.Facts.Remove(field);
        Announce(wire, [piece]);

        var error = await Caught.ByAsync<InvalidOperationException>(
            async () => await BillText.ListAsync(_client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Options)));

        Assert.That(error.Message, Does.Contain($"`{field}`").And.Contain("Nothing was downloaded"));
        Assert.That(wire.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Pieces_ThatAreNotAll_AreRefused()
    {
        using var wire = new Wire();
        Announce(wire, [Seal(Bill, 2, gzip: true)]);

        var error = await Caught.ByAsync<InvalidOperationException>(
            async () => await BillText.ListAsync(_client.Bills.SubMerchantFundFlowAsync(Day, "1900000109", options: Options)));

        Assert.That(error.Message, Does.Contain("not all of the bill"));
    }

    private static void Answer(Wire wire, IReadOnlyList<string> parts, bool gzip)
    {
        var pieces = parts.Select((part, at) => Seal(part, at + 1, gzip)).ToArray();
        Announce(wire, pieces);
        foreach (var piece in pieces)
            wire.Answer(File(piece.Bytes));
    }

    private static void Announce(Wire wire, IEnumerable<(JObject Facts, byte[] Bytes)> pieces) => wire.Answer(new JObject
    {
        ["download_bill_count"] = pieces.Count(),
        ["download_bill_list"] = new JArray(pieces.Select(static piece => piece.Facts)),
    }.ToString());

    private static HttpResponseMessage File(byte[] bytes) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) };

    private static (JObject Facts, byte[] Bytes) Seal(string text, int number, bool gzip)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var packed = gzip ? Pack(plain) : plain;
        var (key, nonce) = (RandomNumberGenerator.GetBytes(32), "nonce0123456");
        using var cipher = new System.Security.Cryptography.AesGcm(key, 16);
        var bytes = new byte[packed.Length + 16];
        cipher.Encrypt(Encoding.UTF8.GetBytes(nonce), packed, bytes.AsSpan(0, packed.Length), bytes.AsSpan(packed.Length));
#pragma warning disable CA5350 // The API names the digest.
        var digest = Convert.ToHexStringLower(SHA1.HashData(plain));
#pragma warning restore CA5350
        return (new JObject
        {
            ["bill_sequence"] = number,
            ["download_url"] = Host + number,
            ["encrypt_key"] = Convert.ToBase64String(TestKeys.Merchant.Encrypt(key, RSAEncryptionPadding.OaepSHA1)),
            ["nonce"] = nonce,
            ["hash_type"] = "SHA1",
            ["hash_value"] = digest,
        }, bytes);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(plain);
        return packed.ToArray();
    }

    // Anywhere, also inside of a line.
    private static string[] Split(string text, int pieces) =>
        [.. Enumerable.Range(0, pieces).Select(at => text[(text.Length * at / pieces)..(text.Length * (at + 1) / pieces)])];
}
