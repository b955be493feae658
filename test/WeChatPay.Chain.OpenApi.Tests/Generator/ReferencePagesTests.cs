using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Code;
using WeChatPay.Generator.Reference;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>The reference has a page for every operation and callback in both languages, each of the same layout, and what its blocks show compiles.</summary>
internal sealed class ReferencePagesTests
{
    private const int Compiled = 200;
    private static readonly OperationTable Table = OperationTable.Default;
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Pages = new(static () => ReferencePages.Write(Table, PageLayout.Plain));

    private static IEnumerable<Language> Languages => Language.All;

    [TestCaseSource(nameof(Languages))]
    public void Index_OfALanguage_LeadsToEveryPageOfIt(Language language)
    {
        var found = new HashSet<string>();
        Follow($"{language.Code}/{ReferencePages.Index}");

        var all = Pages.Value.Keys.Where(page => page.StartsWith($"{language.Code}/", StringComparison.Ordinal)).ToList();
        Assert.That(found, Is.EquivalentTo(all));
        Assert.That(all, Has.Count.EqualTo(Table.Operations.Count + Table.Callbacks.Count + ReferencePages.Products(Table).Count() + 2));

        void Follow(string page)
        {
            if (!found.Add(page))
                return;
            foreach (var (target, _) in MarkdownFile.Parse(page, Pages.Value[page]).Links)
            {
                var path = new Uri(new Uri("file:///" + page), target).AbsolutePath[1..];
                if (path.StartsWith($"{language.Code}/", StringComparison.Ordinal))
                    Follow(Uri.UnescapeDataString(path));
                else
                    Assert.That(Pages.Value, Contains.Key(path), "the page in the other language");
            }
        }
    }

    [Test]
    public void Write_Table_IsTheSameEachTime() => Assert.That(ReferencePages.Write(Table, PageLayout.Plain), Is.EqualTo(Pages.Value));

    [Test]
    public void Page_OfEveryOperation_HasTheLayoutOfTheSeed()
    {
        string[] blocks = [.. Enumerable.Repeat<string[]>(["csharp", "php"], 6).SelectMany(static pair => pair), "csharp"];
        using (Assert.EnterMultipleScope())
        {
            foreach (var (language, operation) in Languages.SelectMany(static language => Table.Operations.Select(operation => (language, operation))))
            {
                var text = Pages.Value[$"{language.Code}/{OperationPage.PathOf(operation)}"];
                var page = MarkdownFile.Parse(operation.Path, text);
                Assert.That(page.Headings, Is.EqualTo((int[])[1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 2]), operation.ToString());
                Assert.That(page.Fences.Select(static fence => fence.Language), Is.EqualTo(blocks), operation.ToString());
                Assert.That(text, Does.StartWith($"# {(language.IsChinese ? operation.Name : $"{operation.Method} {operation.Path}")}\n\n"));
                Assert.That(text, language.IsChinese ? Does.Contain($"\n`{operation.Method} {operation.Path}`\n") : Does.Contain(operation.Name));
                Assert.That(Rows(text), Is.EqualTo(Count(operation.Request) + Count(operation.Response)), operation.ToString());
            }
        }
    }

    [Test]
    public void Page_OfEveryCallback_HasItsFieldsAndItsType()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (language, callback) in Languages.SelectMany(static language => Table.Callbacks.Select(callback => (language, callback))))
            {
                var text = Pages.Value[$"{language.Code}/{CallbackPage.PathOf(callback)}"];
                var page = MarkdownFile.Parse(callback.Event, text);
                Assert.That(page.Headings, Is.EqualTo((int[])[1, 2, 2, 2, 2]), callback.ToString());
                var type = CallbackTypeWriter.QualifiedNameOf(callback);
                Assert.That(page.Fences.Single().Text, Does.Contain($".Typed() is {type} callback"), callback.ToString());
                var fields = CallbackTypeWriter.FieldsOf(callback, Table.Callbacks);
                Assert.That(Rows(text), Is.EqualTo(Count(fields) + Count(callback.Request) + Count(callback.Reply)), callback.ToString());
            }
        }
    }

    [Test]
    public void Block_OfPagesFarAndWide_Compiles()
    {
        var blocks = Table.Operations
            .SelectMany(operation => MarkdownFile.Parse(operation.Path, Pages.Value[$"en/{OperationPage.PathOf(operation)}"]).Fences)
            .Where(static fence => fence.Language == "csharp").Select(static (fence, at) => (fence.Text, IsTyped: at % 7 == 6)).ToList();
        var snippets = new SnippetAssembly();
        for (var at = 0; at < Compiled; at++)
        {
            // A prime step: every one of the seven blocks of a page has its turn.
            var (text, isTyped) = blocks[at * 7919 % blocks.Count];
            snippets.Add(text, isTyped ? "WeChatPayClient" : "dynamic");
        }

        Assert.That(snippets.Compile().Take(10), Is.Empty);
    }

    [Test]
    public void Block_OfEveryCallback_Compiles()
    {
        const string ready = "\nCallbackParser parser = new(new()); var headers = new Dictionary<string, string>(); var rawBody = Array.Empty<byte>();\n";
        var snippets = new SnippetAssembly();
        foreach (var callback in Table.Callbacks)
        {
            var text = MarkdownFile.Parse(callback.Event, Pages.Value[$"en/{CallbackPage.PathOf(callback)}"]).Fences.Single().Text;
            snippets.Add(text.Replace("\nvar reply", $"{ready}var reply", StringComparison.Ordinal), "dynamic");
        }

        Assert.That(snippets.Compile().Take(10), Is.Empty);
    }

    [Test]
    public void Page_OfFieldsWithFacts_SaysThemInItsLanguage()
    {
        var table = OperationTable.Parse(
            """
            POST v3/things/{thing_id} 做|一件事
              @base_uri https://apihk.mch.weixin.qq.com/
              @security
              thing_id string!
              json object!
                kind string! = A|B
                name string encrypted:rsa
            """);

        var pages = ReferencePages.Write(table, PageLayout.Plain);

        Assert.That(pages["zh-CN/v3/things/_thing_id_/post.md"], Does.Contain("接入点：`https://apihk.mch.weixin.qq.com/`")
            .And.Contain("| &emsp;`kind` | string | 必填；可取 `A`、`B` |\n| &emsp;`name` | string | 名称；加密：rsa |\n")
            .And.Contain("### 强类型链式调用\n").And.Contain("须使用商户API证书（`security`）。")
            .And.Contain("没有 JSON 或 XML 内容。")
            .And.Contain("[English](../../../../en/v3/things/_thing_id_/post.md) | 简体中文\n"));
        Assert.That(pages["en/v3/things/_thing_id_/post.md"], Does.Contain("Base address: `https://apihk.mch.weixin.qq.com/`")
            .And.Contain("| &emsp;`kind` | string | required; one of `A`, `B` |\n| &emsp;`name` | string | name; encrypted: rsa |\n")
            .And.Contain("### Typed chain\n").And.Contain("It needs the merchant's client certificate (`security`).")
            .And.Contain("The response has no JSON and no XML.")
            .And.Contain("English | [简体中文](../../../../zh-CN/v3/things/_thing_id_/post.md)\n"));
        Assert.That(pages["zh-CN/v3/things/index.md"], Does.Contain("| [做\\|一件事](_thing_id_/post.md) | POST | `v3/things/{thing_id}` |"));
    }

    [Test]
    public void Page_OfABrand_SaysWhoSignsAndWhatIsInferred()
    {
        foreach (var operation in Table.Operations.Where(static operation => operation.IsBrand))
        {
            Assert.That(
                Pages.Value[$"en/{OperationPage.PathOf(operation)}"],
                Does.Contain("\nThe brand signs the call, not the merchant").And.Contain("\nWhich fields are required is partly inferred"),
                operation.ToString());
            Assert.That(
                Pages.Value[$"zh-CN/{OperationPage.PathOf(operation)}"],
                Does.Contain("\n由品牌签名，而非商户").And.Contain("\n必填标记部分为推断"), operation.ToString());
        }
        Assert.That(Pages.Value["en/callbacks/brand/DELIVERY_PLAN.CHANGE.md"], Does.Contain("sent to a brand under the brand's API key")
            .And.Contain("partly inferred").And.Contain("using WeChatPay.OpenApi;\n\nvar reply").And.Contain(" is Brand.DeliveryPlanChange callback"));
        Assert.That(Pages.Value["en/callbacks/v3/DELIVERY_PLAN.CHANGE.md"], Does.Not.Contain("brand's").And.Not.Contain("inferred")
            .And.Contain("using WeChatPay.OpenApi.Callbacks;\n\nvar reply").And.Contain(" is DeliveryPlanChange callback"));
    }

    [Test]
    public void Names_OfProducts_AreThoseOfTheTable() =>
        Assert.That(ProductNames.Paths, Is.EquivalentTo(ReferencePages.Products(Table).Select(static product => product.Key)), "Reference/products.txt");

    private static int Rows(string page) =>
        page.Split('\n').Count(static line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal));

    private static int Count(IEnumerable<Field> fields) => fields.Sum(static field => 1 + Count(field.Fields));
}
