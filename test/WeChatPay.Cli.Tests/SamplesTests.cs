using System.Diagnostics;
using System.Xml.Linq;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The samples are run as a reader runs them.</summary>
[NonParallelizable]
internal sealed class SamplesTests
{
    private const string Sample = "docs/samples/insurance-orders.cs";
    private const string RemoteSigner = "docs/samples/remote-signer.cs";
    private const string Reconciliation = "docs/samples/reconciliation.cs";
    private const string Telemetry = "docs/samples/telemetry.cs";
    private const string Query = "docs/samples/insurance-orders.linq";

    [Test]
    public async Task FileBasedApp_Run_PrintsSixTimesTheSameOrder() => AssertSixOrders(await RunAsync(Sample));

    // The other programs beside guides are compiled and run in one process, by SampleFilesTests of WeChatPay.Chain.Tests.
    [TestCase("docs/samples/retries.cs", "a GET: 2 requests\n")]
    [TestCase("docs/samples/chain.cs", "200 6e8369071cd942c0476613f9d1ce9ca3\n")]
    public async Task Guide_Run_Prints(string sample, string expected) => Assert.That(await RunAsync(sample), Does.StartWith(expected));

    [Test]
    public async Task Reconciliation_Run_ListsWhatDiffers() => Assert.That(await RunAsync(Reconciliation), Is.EqualTo("""
        2026-01-31:
          REFUND R-TEA-0003: 100 fen in the bill, nothing in the shop
          SUCCESS TEA-0002: 500 fen in the bill, nothing in the shop
          SUCCESS TEA-0003: 800 fen in the bill, 80 fen in the shop
          SUCCESS TEA-0004: nothing in the bill, 300 fen in the shop
        2026-02-01:
          nothing differs

        """.ReplaceLineEndings("\n")));

    [Test]
    public async Task Telemetry_Run_PrintsSpansAndMeasures()
    {
        var output = await RunAsync(Telemetry);

        Assert.That(output, Does.Contain("GET /v3/pay/transactions/out-trade-no/{out_trade_no}").And.Contain("wechatpay.reason: 500"));
        Assert.That(output, Does.Contain("Metric Name: wechatpay.client.call.duration").And.Contain("last verified response at"));
    }

    [Test]
    public async Task Shop_Run_SellsAPotOfTeaAndTakesItBack()
    {
        var folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        using var run = Start("docs/samples/shop/shop.cs", "--urls", "http://127.0.0.1:0", "--Database", Path.Combine(folder.FullName, "shop.db"));
        try
        {
            using var http = new HttpClient { BaseAddress = await FindAddressAsync(run) };
            async Task<JObject> PostAsync(string path)
            {
                using var response = await http.PostAsync(path, content: null);
                var text = await response.Content.ReadAsStringAsync();
                Assert.That(response.IsSuccessStatusCode, text);
                return new JObject { ["reply"] = JToken.Parse(text), ["order"] = JArray.Parse(await http.GetStringAsync("/orders"))[0] };
            }

            var ordered = await PostAsync("/orders");
            var order = (string)ordered["reply"]!["number"]!;
            Assert.That((string?)ordered["reply"]!["code_url"], Does.StartWith("weixin://"));
            foreach (var (step, state, effects) in new[] { ("scan", "PAID", 1), ("refund", "REFUNDING", 1), ("scan", "REFUNDED", 2) })
            {
                var now = await PostAsync($"/orders/{order}/{step}");
                Assert.That(((string?)now["order"]!["state"], (int)now["order"]!["effects"]!), Is.EqualTo((state, effects)), $"{step}: {now}");
            }
            Assert.That(await http.GetStringAsync("/health"), Is.EqualTo("Healthy"));
            Assert.That(await http.GetStringAsync("/"), Does.Contain("茶馆"));
            using var again = await http.PostAsync($"/orders/{order}/refund", content: null);
            Assert.That((int)again.StatusCode, Is.EqualTo(409), "twice is refused");
        }
        finally
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void Shop_CodeForWeChatPay_HasFifteenLinesAtMost()
    {
        var code = Repository.Read("docs/samples/shop/shop.cs");
        var start = code.IndexOf("// The whole of WeChat Pay", StringComparison.Ordinal);
        var end = code.IndexOf("// The end of WeChat Pay", StringComparison.Ordinal);

        Assert.That(code[start..end].Split('\n').Skip(1).Count(static line => line.Trim().Length > 1), Is.InRange(8, 15));
    }

    [Test]
    public async Task ShopCluster_WhileProcessesAreKilled_TakesEachPaymentOnce()
    {
        using var postgres = await PostgresProcess.StartAsync();
        using var run = Start("docs/samples/shop-cluster/cluster.cs", "--urls=http://127.0.0.1:0", "--Lease=00:00:03", $"--Database={postgres.Connection}");
        try
        {
            using var http = new HttpClient { BaseAddress = await FindAddressAsync(run, "The shop is open: ") };
            async Task<JObject> PostAsync(string path)
            {
                using var response = await http.PostAsync(path, content: null);
                var text = await response.Content.ReadAsStringAsync();
                Assert.That(response.IsSuccessStatusCode, text);
                return text.Length == 0 ? [] : JObject.Parse(text);
            }

            var numbers = new List<string>();
            while (numbers.Count < 12)
                numbers.Add((string)(await PostAsync("/orders"))["number"]!);
            var paying = numbers.Select(number => PostAsync($"/orders/{number}/scan")).ToArray();
            await PostAsync("/processes/0/kill");
            await PostAsync("/processes/2/kill");
            await Task.WhenAll(paying);

            var orders = JArray.Parse(await http.GetStringAsync("/orders"));
            Assert.That(orders.Select(static order => (string?)order["number"]), Is.EquivalentTo(numbers));
            Assert.That(orders.Select(static order => ((string?)order["state"], (int)order["effects"]!)), Is.All.EqualTo(("PAID", 1)));
            // The message of a process that died is sent by another one.
            for (var attempt = 0; orders.Any(static order => (int)order["messages"]! == 0); attempt++)
            {
                Assert.That(attempt, Is.LessThan(300), $"{orders}");
                await Task.Delay(TimeSpan.FromMilliseconds(200));
                orders = JArray.Parse(await http.GetStringAsync("/orders"));
            }
        }
        finally
        {
            run.Kill(entireProcessTree: true);
            await run.WaitForExitAsync();
        }
    }

    private static async Task<Uri> FindAddressAsync(Process run, string mark = "Now listening on: ")
    {
        var seen = new List<string>();
        while (await run.StandardOutput.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            if (line.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
            {
                // Read on, so that the program never waits for room.
                _ = run.StandardOutput.ReadToEndAsync();
                _ = run.StandardError.ReadToEndAsync();
                return new Uri(line[(at + mark.Length)..]);
            }
        }
        throw new AssertionException(string.Join('\n', seen) + await run.StandardError.ReadToEndAsync());
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["run", .. arguments])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Set by the SDK that runs this test, for itself.
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        return Process.Start(start)!;
    }

    private static async Task<string> RunAsync(string sample)
    {
        using var run = Start(sample);
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
