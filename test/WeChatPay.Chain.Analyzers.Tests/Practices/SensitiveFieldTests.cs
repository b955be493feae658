using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP006: a sensitive field in clear.</summary>
public sealed class SensitiveFieldTests
{
    [TestCase("{|WCP006:\"张三\"|}")]
    [TestCase("{|WCP006:$\"{id}\"|}")]
    [TestCase("{|WCP006:new { Name = id }.Name|}")]
    public Task Field_InClear_IsReported(string value) => Checked.ExpectAsync(Sharing(value));

    [TestCase("Encrypt(id)")]
    [TestCase("WeChatPay.Crypto.Encrypted.FromCiphertext(id)")]
    [TestCase("id")]
    [TestCase("\"\"")]
    [TestCase("(string?)null")]
    [TestCase("new { Ciphertext = id }.Ciphertext")]
    [TestCase("(object)id")]
    public Task Field_ThatMayBeEncrypted_IsNotReported(string value) => Checked.ExpectAsync(Sharing(value));

    [Test]
    public Task Field_OfAClientThatEncrypts_IsNotReported() =>
        Checked.ExpectAsync($"var config = new {{ encrypt_sensitive_fields = true }}; {Sharing("\"张三\"")}");

    [Test]
    public Task Field_OfACallWithItsOwnHandlers_IsNotReported() => Checked.ExpectAsync(
        "instance.v3.profitsharing.receivers.add.post(new { json = new { appid = \"wx8888888888888888\", type = \"MERCHANT_ID\", account = id, "
        + "relation_type = \"PARTNER\", name = \"张三\" }, handler = (object)id });");

    private static string Sharing(string name) =>
        "string Encrypt(string text) => text; instance.v3.profitsharing.orders.post(new { json = new { transaction_id = id, out_order_no = id, "
        + "unfreeze_unsplit = true, receivers = new[] { new { type = \"MERCHANT_ID\", account = id, amount = 1, description = id, "
        + $"name = {name} }} }} }} }});";
}
