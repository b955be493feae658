using System.Text;
using WeChatPay.Facts;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;

namespace WeChatPay.Sandbox.Tests;

/// <summary>Where the table infers which fields are required, the sandbox accepts a request without them, and checks what is there.</summary>
internal sealed class InferredFieldTests
{
    private SandboxKeys _keys = null!;

    private static IEnumerable<Operation> Brands => OperationTable.Default.Operations.Where(static operation => operation.IsBrand);

    [OneTimeSetUp]
    public async Task Make() => _keys = await SandboxKeys.CreateAsync(
        new SandboxOptions { MerchantPrivateKeyPem = Keys.Merchant, PlatformPrivateKeyPem = Keys.Platform }, null, CancellationToken.None);

    [OneTimeTearDown]
    public void Dispose() => _keys.Dispose();

    [Test]
    public void Field_InferredAsRequired_MayBeMissing() => Assert.Multiple(() =>
    {
        foreach (var operation in Brands.Where(static operation => operation.Option("body") is null))
        {
            Assert.That(Check(operation, "{}"), Is.Null, operation.ToString());
            // The header that names a key is required beside encrypted fields alone.
            var isRequired = new[] { "json", "query" }.Any(option => operation.Option(option)?.Fields.Any(static field => field.IsRequired) is true);
            Assert.That(Check(operation with { RequiredIsInferred = false }, "{}")?.Issue, Is.EqualTo(isRequired ? "missing" : null), operation.ToString());
        }
    });

    [TestCase("""{"openid":7}""", "wrong type", "/openid")]
    [TestCase("""{"valid_date_information":{"type":"NEVER"}}""", "unknown value", "/valid_date_information/type")]
    [TestCase("""{"valid_date_information":{"available_begin_time":"yesterday"}}""", "wrong format", "/valid_date_information/available_begin_time")]
    public void Field_OfABrandThatIsWrong_IsRefused(string body, string issue, string pointer)
    {
        var problem = Check(Brands.Single(static operation => operation.Path == "brand/card-member/user-cards/import-by-openid"), body)!;

        Assert.That((problem.Issue, problem.Field), Is.EqualTo((issue, pointer)));
    }

    [Test]
    public void Part_OfAnUpload_IsRequired()
    {
        foreach (var operation in Brands.Where(static operation => operation.Option("body") is not null))
            Assert.That(Check(operation, "")?.Issue, Is.EqualTo("missing"), operation.ToString());
    }

    private Problem? Check(Operation operation, string body)
    {
        var request = new SandboxRequest(operation.Method, "/" + operation.Path, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(body));
        new DocumentedRequestRules(new FieldEncryption(_keys)).Check(request, new OperationRoute(operation, new Dictionary<string, string>()), out var problem);
        return problem;
    }
}
