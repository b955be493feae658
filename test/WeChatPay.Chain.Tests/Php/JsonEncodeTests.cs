using System.Numerics;
using NUnit.Framework;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;
using JsonException = WeChatPay.Php.JsonException;

namespace WeChatPay.Tests.Php;

/// <summary>Expected texts are the output of PHP 8.2's json_encode, byte for byte, unless a comment says otherwise.</summary>
public class JsonEncodeTests
{
    private const string Text = "实例值😀\u2028\u2029";

    private sealed class Ring
    {
        public Ring Self => this;
    }

    private sealed class Equal
    {
        public Equal? Inner { get; init; }

        public override bool Equals(object? obj) => obj is Equal;

        public override int GetHashCode() => 0;
    }

    [Test]
    public void JsonEncode_Defaults_EscapeSlashesAndUnicode() =>
        Assert.That(
            json_encode(new { a = "https://x/y", b = Text, c = "\0\u001f\u007f\b\f\n\r\t\"\\'<>&", f = (string?)null, g = Array.Empty<int>(), h = new { } }),
            Is.EqualTo("{\"a\":\"https:\\/\\/x\\/y\",\"b\":\"\\u5b9e\\u4f8b\\u503c\\ud83d\\ude00\\u2028\\u2029\","
                + "\"c\":\"\\u0000\\u001f\u007f\\b\\f\\n\\r\\t\\\"\\\\'<>&\",\"f\":null,\"g\":[],\"h\":{}}"));

    [Test]
    public void JsonEncode_Unescaped_KeepsLineTerminatorsEscapedUntilAsked()
    {
        Assert.That(json_encode(Text + "/", JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), Is.EqualTo("\"实例值😀\\u2028\\u2029/\""));
        Assert.That(json_encode(Text, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS), Is.EqualTo($"\"{Text}\""));
    }

    [Test]
    public void JsonEncode_HexFlags_UseCapitalDigits() =>
        Assert.That(
            json_encode("<>&'\"/", JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT),
            Is.EqualTo("\"\\u003C\\u003E\\u0026\\u0027\\u0022\\/\""));

    [Test]
    public void JsonEncode_PropertyNames_AreEscapedToo() =>
        Assert.That(json_encode(new Dictionary<string, int> { [""] = 1, ["\"/é"] = 2 }), Is.EqualTo("{\"\":1,\"\\\"\\/\\u00e9\":2}"));

    [Test]
    public void JsonEncode_PrettyPrint_IndentsByFour() =>
        Assert.That(json_encode(json_decode("""{"a":[1,2,{"x":1}],"g":[],"h":{},"z":[[]]}"""), JSON_PRETTY_PRINT), Is.EqualTo(
            """
            {
                "a": [
                    1,
                    2,
                    {
                        "x": 1
                    }
                ],
                "g": [],
                "h": {},
                "z": [
                    []
                ]
            }
            """));

    [TestCase(1.0, "1", "1.0")]
    [TestCase(-0.0, "-0", "-0.0")]
    [TestCase(0.1 + 0.2, "0.30000000000000004", "0.30000000000000004")]
    [TestCase(1e25, "1.0e+25", "1.0e+25")]
    [TestCase(1e17, "1.0e+17", "1.0e+17")]
    [TestCase(1e16, "10000000000000000", "10000000000000000.0")]
    [TestCase(1.5e-7, "1.5e-7", "1.5e-7")]
    [TestCase(1e-5, "1.0e-5", "1.0e-5")]
    [TestCase(0.0001, "0.0001", "0.0001")]
    [TestCase(123456789.12345678, "123456789.12345678", "123456789.12345678")]
    [TestCase(double.MaxValue, "1.7976931348623157e+308", "1.7976931348623157e+308")]
    [TestCase(5e-324, "5.0e-324", "5.0e-324")]
    public void JsonEncode_Double_HasPhpsNotation(double value, string expected, string preserved)
    {
        Assert.That(json_encode(value), Is.EqualTo(expected));
        Assert.That(json_encode(new double?[] { value, null }, JSON_PRESERVE_ZERO_FRACTION), Is.EqualTo($"[{preserved},null]"));
    }

    // PHP has one type of fractions, and no integers beyond 64 bits.
    [Test]
    public void JsonEncode_DecimalOrBigInteger_IsAFloatOrItsDigits() =>
        Assert.That(
            json_encode(new object[] { 1m, 1.10m, new JValue(0.50m), BigInteger.Parse("123456789012345678901234567890"), 0.1f }),
            Is.EqualTo("[1,1.1,0.5,123456789012345678901234567890,0.1]"));

    [Test]
    public void JsonEncode_OtherScalars_EscapeAsStringsDo() =>
        Assert.That(
            json_encode(new object?[] { '/', new Uri("https://x/y"), new byte[] { 255, 255, 255 }, true, null, DBNull.Value }),
            Is.EqualTo("""["\/","https:\/\/x\/y","\/\/\/\/",true,null,null]"""));

    [TestCase(double.NaN)]
    [TestCase(double.NegativeInfinity)]
    [TestCase(float.PositiveInfinity)]
    public void JsonEncode_NotFinite_IsNullWithPhpsError(object value)
    {
        Assert.That((object)json_encode(new { a = value }), Is.False);
        Assert.That(json_last_error_msg(), Is.EqualTo("Inf and NaN cannot be JSON encoded"));
    }

    [TestCase(0, false, JSON_ERROR_UTF8)]
    [TestCase(JSON_INVALID_UTF8_IGNORE, "\"ab\"", JSON_ERROR_NONE)]
    [TestCase(JSON_INVALID_UTF8_SUBSTITUTE, "\"a\\ufffdb\"", JSON_ERROR_NONE)]
    public void JsonEncode_HalfASurrogatePair_IsWhatTheFlagSays(int flags, object expected, int error)
    {
        Assert.That(json_encode("a" + '\ud83d' + "b", flags), Is.EqualTo(expected));
        Assert.That(json_last_error(), Is.EqualTo(error));
    }

    [Test]
    public void JsonEncode_ObjectInsideItself_IsRecursion()
    {
        Assert.That((object)json_encode(new Ring()), Is.False);
        Assert.That(json_last_error_msg(), Is.EqualTo("Recursion detected"));
    }

    [Test]
    public void JsonEncode_ObjectInsideAnEqualOne_IsNoRecursion() =>
        Assert.That(json_encode(new Equal { Inner = new() }), Is.EqualTo("""{"Inner":{"Inner":null}}"""));

    [TestCase("[]", 0, true)]
    [TestCase("1", 0, false)]
    [TestCase("[1]", 1, false)]
    [TestCase("[[]]", 1, true)]
    [TestCase("{\"a\":{}}", 1, true)]
    [TestCase("{\"a\":{}}", 2, false)]
    public void JsonEncode_Depth_CountsAsPhp(string json, int depth, bool tooDeep)
    {
        object encoded = json_encode((object?)json_decode(json), 0, depth);

        Assert.That(encoded, Is.EqualTo(tooDeep ? false : json));
        Assert.That(json_last_error() == JSON_ERROR_DEPTH, Is.EqualTo(tooDeep));
    }

    [Test]
    public void JsonEncode_DeeperThanTheStack_IsDepthError()
    {
        const int Levels = 200_000;
        var value = new PhpArray();
        for (var level = 1; level < Levels; level++)
            value = new PhpArray { value };

        Assert.That((object)json_encode(value, 0, Levels), Is.False);
        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_DEPTH));
    }

    [Test]
    public void JsonEncode_ThrowOnError_Throws() =>
        Assert.That(() => json_encode(double.NaN, JSON_THROW_ON_ERROR), Throws.TypeOf<JsonException>().With.Property("Code").EqualTo(JSON_ERROR_INF_OR_NAN));

    [Test]
    public void JsonEncode_UnknownFlag_SaysWhichAndWhatInstead() =>
        Assert.That(() => json_encode(1, 32 | JSON_PRETTY_PRINT),
            Throws.ArgumentException.With.Message.Contain("flags` 32").And.Message.Contain("JSON_PRETTY_PRINT"));

    [Test]
    public void JsonEncode_GlobalNewtonsoftSettings_ChangeNothing()
    {
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = static () => new() { NullValueHandling = NullValueHandling.Ignore, Formatting = Formatting.Indented };
        try
        {
            Assert.That(json_encode(new { a = (string?)null }), Is.EqualTo("""{"a":null}"""));
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }
}
