using FsCheck.Fluent;
using FsCheck;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Facts;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Facts;

public sealed class OperationTableTests
{
    private static readonly OperationTable Table = OperationTable.Default;

    [Test]
    public void Default_OfThePackage_HoldsEverything() =>
        Assert.That((Table.Operations.Count, Table.Callbacks.Count), Is.EqualTo((1142 + 66, 115 + 8)));

    [Test]
    public void Default_BesideTheGatheredFacts_LosesNothing()
    {
        var catalogue = Catalogue.ReadFiles(GatheredFacts.Paths);

        // Files of the table are the one form in which operations and callbacks can be compared whole: order, values and nesting.
        Assert.That(TableWriter.Write(Table.Operations, Table.Callbacks), Is.EqualTo(TableWriter.Write(catalogue.Operations, catalogue.Callbacks)));
        Assert.That(catalogue.Operations.Select(Facts), Is.EquivalentTo(Table.Operations.Select(Facts)));
        Assert.That(catalogue.Callbacks.Select(Facts), Is.EquivalentTo(Table.Callbacks.Select(Facts)));
    }

    [Test]
    public void Table_WrittenAgain_IsTheCommittedText()
    {
        var files = TableWriter.Write(Table.Operations, Table.Callbacks);

        var folder = Repository.PathOf("src/WeChatPay.Chain.Facts/Table");
        Assert.That(WeChatPay.Generator.Folder.Differences(folder, "*.txt", files), Is.Empty);
    }

    [TestCase("POST", "v3/hire-power-bank/insurance-orders", "创建保险订单")]
    [TestCase("post", "/V3/hire-power-bank/insurance-orders?a=1", "创建保险订单")]
    [TestCase("GET", "v3/hire-power-bank/insurance-orders/{out_order_no}", "查询保险订单详情")]
    [TestCase("GET", "v3/hire-power-bank/insurance-orders/{any_name}", "查询保险订单详情")]
    [TestCase("GET", "v3/hire-power-bank/insurance-orders/N1", "查询保险订单详情")]
    public void Find_ByMethodAndPath_GivesTheOperation(string method, string path, string name) =>
        Assert.That(Table.Find(method, path)?.Name, Is.EqualTo(name));

    [TestCase("GET", "brand/card-member/cards", "查询会员卡模板列表")]
    [TestCase("post", "/BRAND/card-member/cards/C1/invalidate", "作废会员卡模板")]
    [TestCase("GET", "/brand/marketing/product-coupon/notify-configs", "获取商品券事件通知地址")]
    [TestCase("GET", "v3/brand/partner/card-member/cards", "查询会员卡模板列表")]
    public void Find_OfABrandOrItsPartner_GivesTheOne(string method, string path, string name)
    {
        var found = Table.Find(method, path)!;

        Assert.That((found.Name, found.IsBrand, found.RequiredIsInferred), Is.EqualTo((name, !path.StartsWith("v3", StringComparison.Ordinal), found.IsBrand)));
    }

    [Test]
    public void Brand_OfTheTable_HasItsOperationsAndCallbacks()
    {
        var operations = Table.Operations.Where(static operation => operation.IsBrand).ToList();
        var callbacks = Table.Callbacks.Where(static callback => callback.IsBrand).ToList();

        Assert.That((operations.Count, callbacks.Count), Is.EqualTo((66, 8)));
        Assert.That(operations, Has.All.Matches<Operation>(static operation => operation is { RequiredIsInferred: true, IsXml: false }));
        Assert.That(callbacks, Has.All.Matches<DocumentedCallback>(static callback => callback is { RequiredIsInferred: true, Protocol: "brand" }));
        Assert.That(Table.Operations.Count(static operation => operation.RequiredIsInferred), Is.EqualTo(66));
        // A service provider's and the brand's own.
        Assert.That(Table.Callbacks.Where(static callback => callback.Event == "DELIVERY_PLAN.CHANGE").Select(static callback => callback.Protocol),
            Is.EqualTo((string[])["brand", "v3"]));
    }

    [Test]
    public void Parse_MarksOfACallback_ReadsThem()
    {
        var table = OperationTable.Parse("brand A b\n  @inferred\n  body object!\n\nv3 A b\n  body object!\n");

        Assert.That(table.Callbacks.Select(static callback => (callback.IsBrand, callback.RequiredIsInferred, callback.Request.Count)),
            Is.EqualTo(new[] { (true, true, 1), (false, false, 1) }));
    }

    [TestCase("v3/apply4subject/applyment/{applyment_id}/cancel")]
    [TestCase("v3/apply4subject/applyment/{business_code}/cancel")]
    public void Find_ByTemplateBesideAnother_GivesItsOwn(string path) => Assert.That(Table.Find("POST", path)?.Path, Is.EqualTo(path));

    [Test]
    public void Find_WithATrailingSlash_IsTheEmptyVariable() =>
        Assert.That(Table.Find("POST", "v3/ecommerce/applyments/")?.Path, Is.EqualTo("v3/ecommerce/applyments/{empty}"));

    [TestCase("POST", "v3/hire-power-bank/insurance-orders/N1")]
    [TestCase("GET", "v3/hire-power-bank")]
    [TestCase("GET", "v3/hire-power-bank/Insurance-Orders/N1")]
    [TestCase("GET", "")]
    public void Find_WhatIsNotDocumented_GivesNull(string method, string path) => Assert.That(Table.Find(method, path), Is.Null);

    [Test]
    public void Find_EveryOperationByItsTemplateAndByValues_GivesItself()
    {
        foreach (var operation in Table.Operations)
        {
            Assert.That(Table.Find(operation.Method, operation.Path), Is.SameAs(operation));
            var values = System.Text.RegularExpressions.Regex.Replace(
                operation.Path, @"\{(\w+)\}", found => found.Groups[1].Value == "empty" ? "" : "4200000000");
            var found = Table.Find(operation.Method, values);
            Assert.That(found?.Method, Is.EqualTo(operation.Method), values);
            Assert.That(Shape(found!.Path), Is.EqualTo(Shape(operation.Path)), values);
        }
    }

    [TestCase("POST v3/a", "Line 1", "is not the beginning of an entry")]
    [TestCase("POST v3/a b\n  json objekt", "Line 2", "`objekt` is not a type")]
    [TestCase("POST v3/a b\n  json object\n      x string", "Line 3", "indented too far")]
    [TestCase("POST v3/a b\n   json object", "Line 2", "indented by 3 spaces")]
    [TestCase("POST v3/a b\n  @sekurity", "Line 2", "is not a mark")]
    [TestCase("POST v3/a b\n  x string secret", "Line 2", "`secret`")]
    [TestCase("POST v3/a b\n  x string format:time", "Line 2", "`time` is not a format")]
    [TestCase("POST v3/a b\n  x string max:many", "Line 2", "`max:many`")]
    [TestCase("POST v3/a b\n  @status ok", "Line 2", "is not a mark")]
    [TestCase("POST v3/a b\n  \"x string", "Line 2", "without its closing quote")]
    public void Parse_WhatIsNoTable_SaysWhere(string text, string line, string reason) =>
        Assert.That(() => OperationTable.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(line).And.Message.Contains(reason));

    [Test]
    public void Parse_AnOperationTwice_IsRefused() =>
        Assert.That(() => OperationTable.Parse("GET v3/a one\nGET v3/a two"), Throws.TypeOf<FormatException>().With.Message.Contains("twice"));

    [Test]
    public void Parse_WithWindowsLineEnds_ReadsTheSame() =>
        Assert.That(
            OperationTable.Parse("GET v3/a one\r\n  query object!\r\n    x string = A|B\r\n").Operations[0].Request[0].Fields[0].Values,
            Is.EqualTo((string[])["A", "B"]));

    [FsCheck.NUnit.Property]
    public Property Line_OfAnyField_ReadsBack() => Prop.ForAll(Fields().ToArbitrary(), static field =>
        Facts(TableLine.Parse(TableLine.Write(field), [])) == Facts(field));

    [FsCheck.NUnit.Property]
    public void Parse_AnyText_ReadsItOrSaysWhatIsWrong(string text)
    {
        try
        {
            OperationTable.Parse(text ?? "");
        }
        catch (FormatException)
        {
        }
    }

    private static Gen<Field> Fields() =>
        from name in Gen.Elements("out_order_no", "payer _currency", "coupon_id_$n", "Wechatpay-Serial")
        from type in Gen.Elements(Enum.GetValues<FieldType>())
        from isList in Gen.Elements(true, false)
        from isRequired in Gen.Elements(true, false)
        from values in Gen.ListOf(Gen.Elements("JSAPI", "企业发起", "-1", "HMAC-SHA256"))
        from encryption in Gen.Elements(null, "rsa")
        from encoding in Gen.Elements(null, "json")
        from format in Gen.Elements(Enum.GetValues<FieldFormat>())
        from most in Gen.Elements<int?>(null, 32)
        select new Field(name, type, isList, isRequired)
        {
            Values = [.. values],
            Encryption = encryption,
            Encoding = encoding,
            EncodesList = encoding is not null && isRequired,
            Format = format,
            MaxLength = most,
        };

    private static string Shape(string path) => System.Text.RegularExpressions.Regex.Replace(path, @"\{\w+\}", "{}");

    private static string Facts(Operation operation) =>
        $"{operation} {operation.BaseUri} {operation.Security} {operation.Nonceless} {operation.Makes} {operation.Uses} {operation.SuccessStatus} "
        + $"{operation.RequiredIsInferred} "
        + $"({Facts(operation.Request)}) ({Facts(operation.Response)})";

    private static string Facts(DocumentedCallback callback) =>
        $"{callback} {callback.RequiredIsInferred} ({Facts(callback.Request)}) ({Facts(callback.Reply)})";

    private static string Facts(IEnumerable<Field> fields) => string.Join(", ", fields.Select(Facts));

    private static string Facts(Field field) =>
        $"{field.Name}:{field.Type}:{field.IsList}:{field.IsRequired}:{string.Join('|', field.Values)}:"
        + $"{field.Encryption}:{field.Encoding}:{field.EncodesList}:{field.Format}:{field.MaxLength}:({Facts(field.Fields)})";
}
