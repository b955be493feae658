using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Reference;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>The reference has a page for every operation, each of the same layout, and what its blocks show compiles.</summary>
public sealed class ReferencePagesTests
{
    private const int Compiled = 200;
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Pages = new(static () => ReferencePages.Write(OperationTable.Default));

    [Test]
    public void Write_Table_HasAPageForEveryOperationAndAnIndex()
    {
        var links = MarkdownFile.Parse(ReferencePages.Index, Pages.Value[ReferencePages.Index]).Links.Select(static link => link.Target).ToList();

        Assert.That(links, Is.Unique.And.Count.EqualTo(OperationTable.Default.Operations.Count));
        Assert.That(links, Is.EquivalentTo(Pages.Value.Keys.Where(static page => page != ReferencePages.Index)));
    }

    [Test]
    public void Write_Table_IsTheSameEachTime() => Assert.That(ReferencePages.Write(OperationTable.Default), Is.EqualTo(Pages.Value));

    [Test]
    public void Page_OfEveryOperation_HasTheLayoutOfTheSeed()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var operation in OperationTable.Default.Operations)
            {
                var text = Pages.Value[ReferencePages.PathOf(operation)];
                var page = MarkdownFile.Parse(operation.Path, text);
                Assert.That(page.Headings, Is.EqualTo((int[])[1, 2, 2, 3, 3, 3, 3, 3, 3, 3, 2]), operation.ToString());
                Assert.That(page.Fences, Has.Count.EqualTo(7).And.All.Property("Language").EqualTo("csharp"), operation.ToString());
                Assert.That(text, Does.StartWith($"# {operation.Name}\n\n`{operation.Method} {operation.Path}`\n"));
                Assert.That(Rows(text), Is.EqualTo(Count(operation.Request) + Count(operation.Response)), operation.ToString());
            }
        }
    }

    [Test]
    public void Block_OfPagesFarAndWide_Compiles()
    {
        var blocks = Pages.Value
            .SelectMany(static page => MarkdownFile.Parse(page.Key, page.Value).Fences.Select(static (fence, at) => (fence.Text, IsTyped: at == 6))).ToList();
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
    public void Page_OfFieldsWithFacts_SaysThem()
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

        var (path, page) = ReferencePages.Write(table).Single(static one => one.Key != ReferencePages.Index);

        Assert.That(path, Is.EqualTo("v3/things/_thing_id_/post.md"));
        Assert.That(page, Does.Contain("接入点：`https://apihk.mch.weixin.qq.com/`")
            .And.Contain("| &emsp;`kind` | string | 必填；可取 `A`、`B` |\n| &emsp;`name` | string | 名称；加密：rsa |\n")
            .And.Contain("### 强类型链式调用\n").And.Contain("须使用商户API证书（`security`）。")
            .And.Contain("没有 JSON 或 XML 内容。"));
        Assert.That(
            ReferencePages.Write(table)[ReferencePages.Index],
            Does.Contain("| [做\\|一件事](v3/things/_thing_id_/post.md) | POST | `v3/things/{thing_id}` |"));
    }

    private static int Rows(string page) =>
        page.Split('\n').Count(static line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal));

    private static int Count(IEnumerable<Field> fields) => fields.Sum(static field => 1 + Count(field.Fields));
}
