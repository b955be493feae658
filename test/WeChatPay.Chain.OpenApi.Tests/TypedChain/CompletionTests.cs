using System.Diagnostics;
using Microsoft.CodeAnalysis.Completion;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.TypedChain;

/// <summary>What an editor offers, asked of the service that editors ask.</summary>
public sealed class CompletionTests
{
    [Test]
    public async Task Complete_BehindTheRoot_OffersTheSegments() =>
        Assert.That(await Offered("instance.v3.$"), Is.SupersetOf((string[])["hirePowerBank", "pay", "marketing", "chain"]));

    [Test]
    public async Task Complete_AgainInAChangedFile_OffersTheSame()
    {
        using var workspace = new AdhocWorkspace(MefHostServices.Create(MefHostServices.DefaultAssemblies));
        var (document, position) = Opened(workspace, "instance.v3.$");
        var first = await OfferedAsync(document, position);
        var times = new double[9];
        for (var i = 0; i < times.Length; i++)
        {
            // As an editor does: the same document, with another text.
            var typed = $"_ = {i}; ";
            var changed = document.WithText((await document.GetTextAsync()).Replace(position - "instance.v3.".Length, 0, typed));
            var start = Stopwatch.GetTimestamp();
            Assert.That(await OfferedAsync(changed, position + typed.Length), Is.EquivalentTo(first));
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }
        // Shown, not judged: what a machine needs for it depends on what else it does.
        await TestContext.Out.WriteLineAsync($"completion behind instance.v3. in a warm editor: {times.Order().ElementAt(times.Length / 2):0} ms");
    }

    [Test]
    public async Task Complete_BehindAnEndpoint_OffersItsVerbsOnly()
    {
        var offered = await Offered("instance.v3.hirePowerBank.insuranceOrders.$");

        Assert.That(offered, Is.SupersetOf((string[])["Post", "PostAsync", "post", "postAsync", "_out_order_no_"]));
        Assert.That(offered, Has.None.AnyOf("Get", "Put", "PatchAsync", "Delete"));
    }

    [TestCase("instance.v3.hirePowerBank.insuranceOrders.Post(new() { $ });", "json", "timeout", "sink")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders.Post(new() { json = new() { $ } });", "out_order_no", "openid", "service_id")]
    [TestCase("instance.v3.hirePowerBank.insuranceOrders.Post().$", "order_id", "max_claim_count", "Response")]
    public async Task Complete_InsideACall_OffersOptionsAndFields(string statement, params string[] names) =>
        Assert.That(await Offered(statement), Is.SupersetOf(names));

    private static async Task<IReadOnlyList<string>> Offered(string statement)
    {
        using var workspace = new AdhocWorkspace(MefHostServices.Create(MefHostServices.DefaultAssemblies));
        var (document, position) = Opened(workspace, statement);
        return await OfferedAsync(document, position);
    }

    private static (Document Document, int Position) Opened(AdhocWorkspace workspace, string statement)
    {
        var source = $"using WeChatPay; class Program {{ static void Main(WeChatPayClient instance) {{ {statement} }} }}";
        var project = workspace.AddProject("Editor", LanguageNames.CSharp).AddMetadataReferences(CSharpProject.References);
        var text = SourceText.From(source.Replace("$", "", StringComparison.Ordinal));
        return (project.AddDocument("Program.cs", text), source.IndexOf('$', StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> OfferedAsync(Document document, int position)
    {
        var completions = await CompletionService.GetService(document)!.GetCompletionsAsync(document, position);
        return [.. completions.ItemsList.Select(static item => item.DisplayText)];
    }
}
