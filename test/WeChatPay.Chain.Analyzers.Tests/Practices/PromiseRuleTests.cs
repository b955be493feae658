using NUnit.Framework;

namespace WeChatPay.Analyzers.Tests.Practices;

/// <summary>WCP013: a response that is awaited, and a promise that is not; WCP014: a bare lambda on a dynamic receiver.</summary>
public sealed class PromiseRuleTests
{
    [TestCase("await instance.v3.certificates.{|WCP013:get|}();", "await instance.v3.certificates.getAsync();")]
    [TestCase("var list = (await instance[\"v3/certificates\"].{|WCP013:Get|}()).data;", "var list = (await instance[\"v3/certificates\"].GetAsync()).data;")]
    [TestCase("{|WCP013:instance|}.v3.certificates.getAsync();", "await instance.v3.certificates.getAsync();")]
    [TestCase(
        "{|WCP013:client|}[\"v3/certificates\"].GetAsync().then(static response => 1);",
        "await client[\"v3/certificates\"].GetAsync().then(static response => 1);")]
    public Task Promise_AwaitedWrongly_IsReportedAndMended(string statement, string mended) => Checked.ExpectFixAsync(statement, mended);

    [TestCase("void Run() { {|WCP013:instance|}.v3.certificates.getAsync(); } Run();")]
    [TestCase("Action run = () => { {|WCP013:instance|}.v3.certificates.getAsync(); };")]
    [TestCase("Action run = () => {|WCP013:client|}[\"v3/certificates\"].GetAsync();")]
    [TestCase("void Run() => {|WCP013:instance|}.v3.certificates.getAsync(); Run();")]
    public Task Promise_NotAwaitedInASynchronousFunction_IsReported(string statement) => Checked.ExpectAsync(statement);

    [TestCase("await instance.v3.certificates.getAsync();")]
    [TestCase("instance.v3.certificates.get();")]
    [TestCase("var response = instance.v3.certificates.get();")]
    [TestCase("_ = client[\"v3/certificates\"].GetAsync();")]
    [TestCase("var promise = instance.v3.certificates.getAsync(); await promise;")]
    [TestCase("instance.v3.certificates.getAsync().wait();")]
    [TestCase("instance.v3.certificates.getAsync().then(function(static response => { print_r(response.StatusCode); })).wait();")]
    [TestCase("Func<dynamic> run = () => instance.v3.certificates.getAsync();")]
    [TestCase("instance.jobs.getAsync();")]
    [TestCase("await instance.jobs.get();")]
    [TestCase("client[\"v3/certificates\"].PagesAsync(new { });")]
    public Task Promise_AwaitedOrKept_IsNotReported(string statement) => Checked.ExpectAsync(statement);

    [Test]
    public Task Lambda_OnADynamicReceiver_IsWrapped() => Checked.ExpectFixAsync(
        "await instance.v3.certificates.getAsync().then({|WCP014:{|CS1977:response => { print_r(response.StatusCode); }|}|});",
        "await instance.v3.certificates.getAsync().then(function((WeChatPayResponse response) => { print_r(response.StatusCode); }));");

    [Test]
    public Task Promise_OfAnotherDynamicObject_IsNotReported() => Checked.ExpectAsync(
        "await instance.v3.{|WCP001:issue|}.get(id); instance.v3.{|WCP001:issue|}.getAsync(id);");

    [TestCase(
        "then(static response => 1).otherwise({|WCP014:{|CS1977:error => { }|}|})",
        "then(static response => 1).otherwise(function((Exception error) => { }))")]
    public Task Lambda_WhoseBodyFitsTwoTypes_GetsItsType(string steps, string mended) => Checked.ExpectFixAsync(
        $"await instance.v3.certificates.getAsync().{steps.Replace("static response => 1", "(Func<WeChatPayResponse, int>)(static response => 1)")};",
        $"await instance.v3.certificates.getAsync().{mended.Replace("static response => 1", "(Func<WeChatPayResponse, int>)(static response => 1)")};");

    [Test]
    public Task Lambda_OnADynamicReceiver_GetsTheUsing() => Checked.ExpectInFileAsync(
        """
        using System.Threading.Tasks;

        public static class Program
        {
            public static async Task Main(dynamic instance) =>
                await instance.v3.certificates.getAsync().otherwise({|WCP014:{|CS1977:error => error.Message|}|});
        }
        """,
        """
        using System.Threading.Tasks;
        using static WeChatPay.Php.Functions;

        public static class Program
        {
            public static async Task Main(dynamic instance) =>
                await instance.v3.certificates.getAsync().otherwise(function((System.Exception error) => error.Message));
        }
        """);

    [TestCase("await client[\"v3/certificates\"].GetAsync().then(response => 1);")]
    [TestCase("await instance.v3.certificates.getAsync().then((Func<WeChatPayResponse, int>)(response => 1));")]
    [TestCase("instance.jobs.getAsync().then({|CS1977:response => 1|});")]
    public Task Lambda_ThatTheRuleDoesNotConcern_IsNotReported(string statement) => Checked.ExpectAsync(statement);
}
