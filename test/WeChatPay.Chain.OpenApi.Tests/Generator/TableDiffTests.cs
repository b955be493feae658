using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Snippets.Tables;

namespace WeChatPay.OpenApi.Tests.Generator;

/// <summary>What changes in the table is told before it is written.</summary>
public sealed class TableDiffTests
{
    private const string Before = """
        POST v3/a/changed 旧名
          @makes out_no
          json object!
            state string! = A|B
            total integer
            card string
            gone string
            order object
              inner string
          ->
          id string

        GET v3/a/removed 没了

        GET v3/a/same 一样
          query object
            a string

        v2 paid 支付
          body object
            a string

        v3 PAID 支付
          body object!
            a string!
        """;

    private const string After = """
        GET brand/b/added 新的
          @inferred

        POST v3/a/changed 新名
          @makes out_no
          @status 202
          json object!
            state string = A|C|D
            total number! format:fen
            card string! encrypted:rsa max:32
            order object
              inner string[]
              added string = X
          ->
          id string
          note string encoded:json

        GET v3/a/same 一样
          query object
            a string

        brand PAID 支付
          body object!

        v3 PAID 支付
          body object!
            a integer!
          ->
          body object
        """;

    [Test]
    public void Write_TwoTables_TellsWhatIsAddedRemovedAndChanged() => Assert.That(Diff(Before, After), Is.EqualTo("""
        Operations: 1 added, 1 removed, 1 changed. Callbacks: 1 added, 1 removed, 1 changed.
        + GET brand/b/added 新的
        ~ POST v3/a/changed
            ~ name 旧名 -> 新名, status none -> 202
            ~ json.state: required yes -> no, value +C, value +D, value -B
            ~ json.total: type integer -> number, required no -> yes, format none -> fen
            ~ json.card: required no -> yes, encryption none -> rsa, max none -> 32
            ~ json.order.inner: type string -> string[]
            + json.order.added string = X
            - json.gone string
            + -> note string encoded:json
        - GET v3/a/removed 没了
        + callback brand PAID 支付
        ~ callback v3 PAID
            ~ body.a: type string -> integer
            + -> body object
        - callback v2 paid 支付

        """));

    [Test]
    public void Write_TheSameTable_TellsNothing() =>
        Assert.That(Diff(After, After), Is.EqualTo("Operations: 0 added, 0 removed, 0 changed. Callbacks: 0 added, 0 removed, 0 changed.\n"));

    [Test]
    public void Write_NoTableBefore_HasEveryEntryAsAdded()
    {
        var lines = Diff("", After).Split('\n');

        Assert.That(lines[0], Is.EqualTo("Operations: 3 added, 0 removed, 0 changed. Callbacks: 2 added, 0 removed, 0 changed."));
        Assert.That(lines[1..^1], Has.Length.EqualTo(5).And.All.StartsWith("+ "));
    }

    [TestCase("a string\n  b string", "b string\n  a string", "the fields stand in another order")]
    [TestCase("a string = A|B", "a string = B|A", "a: the values stand in another order")]
    [TestCase("a object\n    x string\n  a object\n    y string", "a object\n    x string\n  a object\n    y integer", "a#2.y: type string -> integer")]
    public void Write_ADifferenceThatIsEasyToMiss_IsTold(string before, string after, string told) =>
        Assert.That(Diff($"GET v3/a x\n  {before}", $"GET v3/a x\n  {after}"), Does.EndWith($"~ GET v3/a\n    ~ {told}\n"));

    [TestCase("@security", "security no -> yes")]
    [TestCase("@nonceless", "nonceless no -> yes")]
    [TestCase("@base_uri https://a.example/", "base_uri none -> https://a.example/")]
    [TestCase("@makes no", "makes none -> no")]
    [TestCase("@uses no", "uses none -> no")]
    [TestCase("@inferred", "inferred no -> yes")]
    public void Write_AMarkThatIsAdded_IsTold(string mark, string told) =>
        Assert.That(Diff("GET v3/a x", $"GET v3/a x\n  {mark}"), Does.EndWith($"    ~ {told}\n"));

    private static string Diff(string before, string after) => TableDiff.Write(OperationTable.Parse(before), OperationTable.Parse(after));
}
