using Newtonsoft.Json.Linq;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Validation;

namespace WeChatPay.OpenApi.Tests.Documented;

/// <summary>Values beside documented fields, each at its bound.</summary>
public sealed class FieldCheckTests
{
    private static readonly Field Text = new("kind", FieldType.String, false, false);

    private static Field Of(FieldType type, bool isList = false, bool isRequired = false, params Field[] fields) =>
        new("field", type, isList, isRequired) { Fields = fields };

    private static string Json(string json, string path, params Field[] fields)
    {
        var findings = new Findings(new("POST", "v3/a"));
        new FieldCheck(findings).Json(JToken.Parse(json), fields, path);
        return Said(findings);
    }

    private static string Texts(object? value, Field field, string path = "query", string name = "field")
    {
        var findings = new Findings(new("GET", "v3/a"));
        new FieldCheck(findings).Texts(new Dictionary<string, object?> { [name] = value }, [field], path);
        return Said(findings);
    }

    private static string Said(Findings findings) => findings.IsEmpty ? "" : findings.Describe("Sent.").Replace(" Sent.", "", StringComparison.Ordinal);

    [TestCase("[1]", ExpectedResult = "`json` of POST v3/a is not an object: the documentation has fields there.")]
    [TestCase("{}", ExpectedResult = "")]
    [TestCase("""{"kin":1}""", ExpectedResult = "`json.kin` of POST v3/a is not documented: `kind` is.")]
    [TestCase("""{"zzzzzzzz":1}""", ExpectedResult = "`json.zzzzzzzz` of POST v3/a is not documented.")]
    [TestCase("""{"kind":true}""", ExpectedResult = "`json.kind` of POST v3/a is true: the documentation says string.")]
    [TestCase("""{"kind":false}""", ExpectedResult = "`json.kind` of POST v3/a is false: the documentation says string.")]
    [TestCase("""{"kind":[]}""", ExpectedResult = "`json.kind` of POST v3/a is a list: the documentation says string.")]
    public string Json_BesideAText(string json) => Json(json, "json", Text);

    [Test]
    public void Json_InsideOfAnObject_NamesThePath()
    {
        var inner = Of(FieldType.Object, fields: Text);
        var list = Of(FieldType.Object, isList: true, fields: Text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Json("""{"field":{"kin":1}}""", "json", inner), Does.StartWith("`json.field.kin` of"));
            Assert.That(Json("""{"field":[{"kind":1},{"kind":"a"}]}""", "json", list), Does.StartWith("`json.field[0].kind` of POST v3/a is a number (1)"));
            Assert.That(Json("""{"field":[{},"a"]}""", "json", list), Does.Contain("`json.field[1]`").And.Contain("object[], each object"));
            Assert.That(Json("""{"field":{"any":1}}""", "json", Of(FieldType.Object)), Is.Empty);
        }
    }

    [TestCase("""{"kind":"a"}""", false, ExpectedResult = "")]
    [TestCase("""{"kin":"a"}""", false, ExpectedResult = "`json.field.kin` of POST v3/a is not documented: `kind` is.")]
    [TestCase("text", false, ExpectedResult = "`json.field` of POST v3/a is not JSON: the documentation says text that holds JSON.")]
    [TestCase("""{"kind":"a"}""", true, ExpectedResult = "`json.field` of POST v3/a holds an object: the documentation says a list of objects, [{…}].")]
    [TestCase("""[{"kind":1}]""", true, ExpectedResult = "`json.field.kind` of POST v3/a is a number (1): the documentation says string.")]
    public string Json_InsideOfAText(string text, bool isList) =>
        Json(new JObject { ["field"] = text }.ToString(), "json", Of(FieldType.String, fields: Text) with { Encoding = "json", EncodesList = isList });

    [Test]
    public void Text_ThatHoldsAnotherEncoding_IsNotRead()
    {
        Assert.That(Json("""{"field":"a=1"}""", "json", Of(FieldType.String, fields: Text) with { Encoding = "url" }), Is.Empty);
        Assert.That(Texts("text", Of(FieldType.String, fields: Text) with { Encoding = "json" }), Does.Contain("is not JSON"));
    }

    [Test]
    public void Texts_OfAQuery_AreComparedByTheirText()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Texts("7", Of(FieldType.Integer)), Is.Empty);
            Assert.That(
                Texts("ten", Of(FieldType.Integer), path: ""),
                Does.StartWith("`field` of GET v3/a is text (\"ten\"): the documentation says integer"));
            Assert.That(Texts("ten", Of(FieldType.Integer)), Does.StartWith("`query.field` of"));
            Assert.That(
                Texts(new[] { "a" }, Text with { Name = "field" }), Does.StartWith("`query.field` of GET v3/a is a list: the documentation says string"));
            Assert.That(Texts(new[] { "a", null }, Of(FieldType.String, isList: true)), Is.Empty);
            Assert.That(Texts(new[] { "1", "b" }, Of(FieldType.Integer, isList: true)), Does.Contain("(\"b\")"));
            Assert.That(Texts(new { a = 1 }, Of(FieldType.String)), Does.StartWith("`query.field` of GET v3/a is an object: the documentation says string"));
            Assert.That(Texts(new { a = 1 }, Of(FieldType.Object)), Is.Empty);
            Assert.That(
                Texts("2026", Of(FieldType.String) with { Format = FieldFormat.Day }),
                Does.StartWith("`query.field` of GET v3/a is text (\"2026\")"));
            Assert.That(Texts(null, Of(FieldType.String, isRequired: true) with { Values = ["A", "B"] }), Does.EndWith("requires it (string: A, B)."));
            Assert.That(
                Texts(null, Of(FieldType.String, isRequired: true), path: ""), Does.StartWith("`field` of GET v3/a is missing").And.EndWith("(string)."));
            Assert.That(Texts("a", Text, path: "", name: "kin"), Does.StartWith("`kin` of GET v3/a is not documented: `kind` is"));
        }
    }

    [Test]
    public void Json_OfABooleanWithValues_ComparesTheirText()
    {
        var field = Of(FieldType.Boolean) with { Values = ["true"] };

        Assert.That((Json("""{"field":true}""", "json", field), Json("""{"field":false}""", "json", field)), Is.EqualTo(
            ("", "`json.field` of POST v3/a is none of the documented values (false): true.")));
    }

    [TestCase(12, ExpectedResult = "V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12")]
    [TestCase(13, ExpectedResult = "V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12 and 1 more")]
    [TestCase(15, ExpectedResult = "V1, V2, V3, V4, V5, V6, V7, V8, V9, V10, V11, V12 and 3 more")]
    public string Values_OfAField_AreShownUpToTwelve(int count) =>
        ValueText.ValuesOf(Text with { Values = [.. Enumerable.Range(1, count).Select(static number => $"V{number}"), "V1"] });

    [TestCase(32, ExpectedResult = true)]
    [TestCase(33, ExpectedResult = false)]
    public bool Value_OfALength_IsShown(int length) => ValueText.DescribeInBrackets(new string('v', length), "json.a", Text).Length > 0;

    [TestCase(10, ExpectedResult = false)]
    [TestCase(11, ExpectedResult = true)]
    public bool Findings_ThatAreMany_AreCounted(int count)
    {
        var findings = new Findings(new("POST", "v3/a"));
        for (var at = 0; at < count; at++)
            findings.Add($"json.a{at}", "is missing");

        return findings.Describe("Sent.").Contains("more.", StringComparison.Ordinal);
    }
}
