using System.Diagnostics;
using System.Xml.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The samples are run as a reader runs them.</summary>
[NonParallelizable]
internal sealed class SamplesTests
{
    private const string Sample = "docs/samples/insurance-orders.cs";
    private const string RemoteSigner = "docs/samples/remote-signer.cs";
    private const string Telemetry = "docs/samples/telemetry.cs";
    private const string Query = "docs/samples/insurance-orders.linq";

    [Test]
    public async Task FileBasedApp_Run_PrintsSixTimesTheSameOrder() => AssertSixOrders(await RunAsync(Sample));

    [Test]
    public async Task Telemetry_Run_PrintsSpansAndMeasures()
    {
        var output = await RunAsync(Telemetry);

        Assert.That(output, Does.Contain("GET /v3/pay/transactions/out-trade-no/{out_trade_no}").And.Contain("wechatpay.reason: 500"));
        Assert.That(output, Does.Contain("Metric Name: wechatpay.client.call.duration").And.Contain("last verified response at"));
    }

    private static async Task<string> RunAsync(string sample)
    {
        var start = new ProcessStartInfo("dotnet", ["run", sample])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Set by the SDK that runs this test, for itself.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();

        Assert.That(run.ExitCode, Is.Zero, output + await error);
        return output.ReplaceLineEndings("\n");
    }

    [Test]
    public async Task Query_Run_PrintsSixTimesTheSameOrder()
    {
        var (header, code) = ReadQuery();

        AssertSixOrders(await CSharpProgram.RunAsync(code, header.Elements("Namespace").Select(static name => name.Value)));
    }

    [Test]
    public async Task RemoteSigner_Run_PlacesTheOrderWithASignatureOfTheService()
    {
        var code = string.Join('\n', Repository.Read(RemoteSigner).Split('\n').Where(static line => !line.StartsWith("#:", StringComparison.Ordinal)));

        var output = await CSharpProgram.RunAsync(code, []);

        Assert.That(output, Does.Contain("order 6e8369071cd942c0476613f9d1ce9ca3: 200, signed by the service 1 time(s)"));
        Assert.That(output, Does.Contain("JsapiPayment signed with RSA, signed by the service 2 time(s)"));
    }

    [Test]
    public void Query_Header_NamesOurPackages()
    {
        var (header, _) = ReadQuery();

        Assert.That((string?)header.Attribute("Kind"), Is.EqualTo("Statements"));
        foreach (var package in header.Elements("NuGetReference").Select(static reference => reference.Value))
            Assert.That(Repository.Read($"src/{package}/{package}.csproj"), Does.Contain("<IsPackable>true</IsPackable>"));
        Assert.That(header.Elements("NuGetReference").Count(), Is.EqualTo(3));
    }

    [Test]
    public void Query_Code_IsTheSample() => Assert.That(Repository.Read(Sample), Does.EndWith("\n\n" + ReadQuery().Code));

    private static (XElement Header, string Code) ReadQuery()
    {
        const string end = "</Query>\n\n";
        var text = Repository.Read(Query);
        var at = text.IndexOf(end, StringComparison.Ordinal) + end.Length;
        return (XElement.Parse(text[..at]), text[at..]);
    }

    private static void AssertSixOrders(string output)
    {
        var orders = output.Split("Array\n(\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(orders, Has.Length.EqualTo(6), output);
        Assert.That(orders.Distinct().ToArray(), Has.Length.EqualTo(1), output);
        Assert.That(orders[0], Does.Contain("[out_order_no] => 6e8369071cd942c0476613f9d1ce9ca3\n").And.Match(@"\[order_id\] => \d+\n"));
    }
}
