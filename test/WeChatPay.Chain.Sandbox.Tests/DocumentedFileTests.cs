using System.Net;
using Newtonsoft.Json.Linq;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Whatever operation announces a file, the file is here, and has the announced digest.</summary>
internal sealed class DocumentedFileTests : SandboxFixture
{
    private const string Day = "2023-11-13";
    private const string Pieces = "/v3/bill/sub-merchant-fundflowbill?sub_mchid=1900000109&account_type=BASIC";

    private static readonly Operation[] Announcing =
    [
        .. OperationTable.Default.Operations.Where(static operation => !operation.IsXml && Announces(operation.Response)),
    ];

    [Test]
    public async Task File_OfEachOperation_HasItsDigest()
    {
        var (wrong, withDigest) = (new List<string>(), 0);
        foreach (var operation in Announcing)
        {
            var call = new OperationCall(operation, Server)
            {
                IsFull = true,
                Change = static (_, fields) =>
                {
                    if (fields.ContainsKey("bill_date"))
                        fields["bill_date"] = Day;
                    fields.Remove("tar_type");
                },
            };
            await MakeAsync(operation, call);
            var reply = await SendAsync(call.ToDraft(Time.GetUtcNow()));
            if (reply.Status != HttpStatusCode.OK)
            {
                wrong.Add($"{operation}: {reply.Text}");
                continue;
            }
            foreach (var announced in reply.Json.DescendantsAndSelf().OfType<JObject>().Where(static part => part.ContainsKey("download_url")))
            {
                var file = await DownloadAsync((string)announced["download_url"]!);
                var isEncrypted = announced.ContainsKey("encrypt_key");
                if (file.Status != HttpStatusCode.OK || file.Body.Length == 0)
                    wrong.Add($"{operation}: the file is {(int)file.Status} {file.Text}");
                else if (!isEncrypted && announced["hash_value"] is { } hash && ++withDigest > 0
                    && FileEncoding.Digest((string)announced["hash_type"]!, file.Body) != (string?)hash)
                    wrong.Add($"{operation}: the digest is another one");
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
            Assert.That((Announcing.Length, withDigest), Is.EqualTo((31, 23)));
        }
    }

    [Test]
    public async Task Piece_OfABill_IsNotReadable()
    {
        var reply = await SendAsync(Get($"{Pieces}&bill_date={Day}&algorithm=AEAD_AES_256_GCM"));
        var list = reply.Json["download_bill_list"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(((int?)reply.Json["download_bill_count"], list.Count()), Is.EqualTo((2, 2)), reply.Text);
            Assert.That(list.Select(static piece => (int?)piece["bill_sequence"]), Is.EqualTo([1, 2]));
            Assert.That(list.Select(static piece => (string?)piece["encrypt_key"]).Distinct().Count(), Is.EqualTo(2), "each has its own key");
            Assert.That((await DownloadAsync((string)list[0]!["download_url"]!)).Text, Does.Not.Contain("记账时间"));
        }
    }

    [TestCase($"{Pieces}&bill_date=2023-11-15&algorithm=AEAD_AES_256_GCM", "NO_STATEMENT_EXIST", "is not made yet")]
    [TestCase($"{Pieces}&bill_date=2023-11-16&algorithm=AEAD_AES_256_GCM", "PARAM_ERROR", "today is 2023-11-15")]
    [TestCase($"{Pieces}&bill_date={Day}&algorithm=SM4_GCM", "PARAM_ERROR", "algorithm is `SM4_GCM`")]
    [TestCase($"/v3/payscore/merchant-bill?service_id=1&bill_date={Day}&encryption_algorithm=SM4", "PARAM_ERROR", "encryption_algorithm is `SM4`")]
    [TestCase("/v3/profitsharing/bills?bill_date=2023-11-15", "NO_STATEMENT_EXIST", "is not made yet")]
    public async Task Bill_ThatThereCannotBe_IsRefused(string target, string code, string says)
    {
        var reply = await SendAsync(Get(target));

        Assert.That((int)reply.Status, Is.EqualTo(400), reply.Text);
        Assert.That((string?)reply.Json["code"], Is.EqualTo(code));
        Assert.That((string?)reply.Json["message"], Does.Contain(says).And.EndWith("Nothing was done."));
    }

    private static bool Announces(IEnumerable<Field> fields) => fields.Any(static field => field.Name == "download_url" || Announces(field.Fields));

    // What is queried by the merchant's number has to be made before.
    private async Task MakeAsync(Operation operation, OperationCall call)
    {
        if (operation.Makes is null && Creations.FindUsedNumber(operation) is var (_, makers))
            await SendAsync((call with { Operation = makers[0] }).ToDraft(Time.GetUtcNow()));
    }

    private Task<Reply> DownloadAsync(string address) => SendAsync(Get(new Uri(address).PathAndQuery));
}
