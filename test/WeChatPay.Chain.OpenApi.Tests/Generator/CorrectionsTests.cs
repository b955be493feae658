using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Generator.Facts;

namespace WeChatPay.OpenApi.Tests.Generator;

public sealed class CorrectionsTests
{
    private const string Table = """
        POST v2/share one
          xml object!
            receivers string! encoded:json
              receiver object[]!
                type string!
          ->
          order_id string!

        GET v3/b two
          query object!
            a string!
          ->
          x string!

        v3 PAID three
          body object!
            resource object!
              ciphertext string! encrypted:aes-256-gcm
                y string!

        """;

    [Test]
    public void Apply_OfEachCorrection_ChangesTheFact()
    {
        var operations = Apply("""
            # A reason.
            makes POST v2/share out_order_no
            uses GET v3/b a
            status GET v3/b 202
            list POST v2/share xml.receivers
            response POST v2/share GET v3/b
            header GET v3/b Wechatpay-Serial
            encrypt GET v3/b query.a
            format GET v3/b response.x rfc3339
            """);

        var (share, query) = (operations.Single(static one => one.Method == "POST"), operations.Single(static one => one.Method == "GET"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That((share.Makes, query.Uses, query.SuccessStatus), Is.EqualTo(("out_order_no", "a", 202)));
            Assert.That($"{share.Option("xml")!.Find("receivers")}", Is.EqualTo("receivers string! encoded:json[]"));
            Assert.That(share.Option("xml")!.Find("receivers")!.Fields.Select(static field => field.Name), Is.EqualTo(new[] { "type" }));
            Assert.That(share.Response.Single().Name, Is.EqualTo("x"));
            Assert.That(query.Option("headers")!.Find("Wechatpay-Serial")!.IsRequired, Is.True);
            Assert.That(query.Option("query")!.Find("a")!.Encryption, Is.EqualTo("rsa"));
            Assert.That(query.Response.Single().Format, Is.EqualTo(FieldFormat.Rfc3339));
        }
    }

    [TestCase("makes POST v2/share a", "Line 1", "has no reason")]
    [TestCase("# A reason.\n\nmakes POST v2/share a", "Line 3", "has no reason")]
    [TestCase("# A reason.\nmakes POST v2/gone a", "Line 2", "names no operation")]
    [TestCase("# A reason.\nencrypt GET v3/b query.gone", "Line 2", "`query.gone`")]
    [TestCase("# A reason.\ncallback v3 GONE GET v3/b", "Line 2", "names no operation")]
    [TestCase("# A reason.\ninferred v4", "Line 2", "names no operation")]
    [TestCase("# A reason.\nimprove GET v3/b", "Line 2", "is not a correction")]
    public void Apply_OfAWrongLine_SaysWhere(string text, string line, string reason) =>
        Assert.That(() => Apply(text), Throws.TypeOf<FormatException>().With.Message.Contains(line).And.Message.Contains(reason));

    [Test]
    public void Apply_OfAResponseToACallback_AddsTheFieldsThatItLacks()
    {
        var (_, callbacks) = Corrections.Apply(OperationTable.Parse(Table).Operations, OperationTable.Parse(Table).Callbacks, """
            # A reason.
            callback v3 PAID GET v3/b
            """);

        var plain = callbacks.Single().Request.Single().Find("resource")!.Find("ciphertext")!;
        Assert.That(plain.Fields.Select(static field => $"{field}"), Is.EqualTo(new[] { "y string!", "x string" }));
    }

    [Test]
    public void Apply_OfInferred_MarksTheOperationsAndCallbacksOfTheProtocolAlone()
    {
        var (operations, callbacks) = Corrections.Apply(OperationTable.Parse(Table).Operations, OperationTable.Parse(Table).Callbacks, """
            # A reason.
            inferred v3
            """);

        Assert.That(operations.Where(static operation => operation.RequiredIsInferred).Select(static one => one.Path), Is.EqualTo(new[] { "v3/b" }));
        Assert.That(callbacks.Single().RequiredIsInferred, Is.True);
        Assert.That(Apply("# A reason.\ninferred v2").Single(static one => one.RequiredIsInferred).Path, Is.EqualTo("v2/share"));
    }

    private static IReadOnlyList<Operation> Apply(string text)
    {
        var table = OperationTable.Parse(Table);
        return Corrections.Apply(table.Operations, table.Callbacks, text).Operations;
    }
}
