using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Code;
using WeChatPay.Generator.Facts;
using WeChatPay.Generator;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Generator;

public sealed class CodeFilesTests
{
    [Test]
    public void Generated_AsCommitted_IsWhatTheTableGives() =>
        Assert.That(
            Folder.Differences(Repository.PathOf("src/WeChatPay.Chain.OpenApi/Generated"), "*.cs", CodeFiles.Write(OperationTable.Default)),
            Is.Empty,
            "Run `dotnet cake --target=Generate`.");

    [Test]
    public void Write_TheSameTableInAnotherOrder_GivesTheSameText()
    {
        var files = TableWriter.Write(OperationTable.Default.Operations.Reverse(), OperationTable.Default.Callbacks);

        Assert.That(CodeFiles.Write(OperationTable.Parse(string.Join('\n', files.Values.Reverse()))), Is.EqualTo(CodeFiles.Write(OperationTable.Default)));
    }

    [TestCase("hire-power-bank", "hirePowerBank", "HirePowerBank")]
    [TestCase("complaints-v2", "complaintsV2", "ComplaintsV2")]
    [TestCase("mch_media", "mch_media", "MchMedia")]
    [TestCase("{out_order_no}", "_out_order_no_", "OutOrderNoVariable")]
    public void Names_OfASegment_AreThoseOfTheChain(string segment, string member, string type) =>
        Assert.That((ApiNames.MemberOf(segment), ApiNames.TypeOf(segment)), Is.EqualTo((member, type)));

    [TestCase("HMAC-SHA256", "HMAC_SHA256")]
    [TestCase("1.0", "_1_0")]
    [TestCase("event", "@event")]
    [TestCase("企业发起", "企业发起")]
    [TestCase("", "_")]
    public void Identifier_OfAnyText_IsOne(string text, string identifier) => Assert.That(ApiNames.Identifier(text), Is.EqualTo(identifier));

    [Test]
    public void Write_AFieldNamedAsItsObject_GetsATypeOfItsOwn()
    {
        var code = CodeFiles.Write(OperationTable.Parse("POST v3/a/b x\n  json object!\n    json object\n      json string"))["V3/A.g.cs"];

        Assert.That(code, Does.Contain("public sealed class Json : RequestObject").And.Contains("public sealed class Json_ : RequestObject"));
    }

    [Test]
    public void Write_AFieldWithALabel_BeginsItsDocsWithTheLabel()
    {
        var code = CodeFiles.Write(OperationTable.Parse(
            "POST v3/a/b x\n  json object!\n    out_trade_no string!\n    frobnication string\n  ->\n  trade_type string = A|B"))["V3/A.g.cs"];

        Assert.That(code, Does.Contain("/// <summary>商户订单号, merchant's order number. <c>string</c>, required.</summary>")
            .And.Contain("/// <summary><c>string</c>, optional.</summary>")
            .And.Contain("/// <summary>交易类型, trade type. <c>string</c>. One of <c>A</c>, <c>B</c>: <c>Values.TradeType</c>.</summary>"));
    }

    [Test]
    public void Of_AVerbBesideASegmentOfItsName_IsRefused() =>
        Assert.That(
            () => CodeFiles.Write(OperationTable.Parse("POST v3/a x\nPOST v3/a/post y")),
            Throws.TypeOf<FormatException>().With.Message.Contains("Add a rule for such names"));

    [Test]
    public void Differences_OfAFolder_AreMissingStaleAndChangedFiles()
    {
        var folder = Directory.CreateTempSubdirectory("generated-").FullName;
        try
        {
            Folder.Write(folder, "*.cs", new Dictionary<string, string> { ["a.cs"] = "a\n", ["b/b.cs"] = "b\n", ["c.cs"] = "c\n" });

            Assert.That(
                Folder.Differences(folder, "*.cs", new Dictionary<string, string> { ["a.cs"] = "a\n", ["b/b.cs"] = "changed\n", ["d.cs"] = "d\n" }),
                Is.EqualTo((string[])["b/b.cs", "c.cs", "d.cs"]));

            Folder.Write(folder, "*.cs", new Dictionary<string, string> { ["a.cs"] = "a\n" });
            Assert.That(Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories), Has.Length.EqualTo(1));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
