using NUnit.Framework;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>Each number is what PHP 8.2's json_last_error() gave for the same text.</summary>
public class JsonDecodeStrictnessTests
{
    [TestCase("", JSON_ERROR_SYNTAX)]
    [TestCase(" ", JSON_ERROR_SYNTAX)]
    [TestCase("{", JSON_ERROR_SYNTAX)]
    [TestCase("[1", JSON_ERROR_SYNTAX)]
    [TestCase("[1,]", JSON_ERROR_SYNTAX)]
    [TestCase("{\"a\":1,}", JSON_ERROR_SYNTAX)]
    [TestCase("{'a':1}", JSON_ERROR_SYNTAX)]
    [TestCase("{a:1}", JSON_ERROR_SYNTAX)]
    [TestCase("{\"a\"}", JSON_ERROR_SYNTAX)]
    [TestCase("{\"a\":}", JSON_ERROR_SYNTAX)]
    [TestCase("1 2", JSON_ERROR_SYNTAX)]
    [TestCase("{}x", JSON_ERROR_SYNTAX)]
    [TestCase("1]", JSON_ERROR_SYNTAX)]
    [TestCase("nul", JSON_ERROR_SYNTAX)]
    [TestCase("NaN", JSON_ERROR_SYNTAX)]
    [TestCase("Infinity", JSON_ERROR_SYNTAX)]
    [TestCase("undefined", JSON_ERROR_SYNTAX)]
    [TestCase("// c\n1", JSON_ERROR_SYNTAX)]
    [TestCase("/*c*/1", JSON_ERROR_SYNTAX)]
    [TestCase("[1]//x", JSON_ERROR_SYNTAX)]
    [TestCase("01", JSON_ERROR_SYNTAX)]
    [TestCase("1.", JSON_ERROR_SYNTAX)]
    [TestCase(".5", JSON_ERROR_SYNTAX)]
    [TestCase("+1", JSON_ERROR_SYNTAX)]
    [TestCase("-", JSON_ERROR_SYNTAX)]
    [TestCase("1e", JSON_ERROR_SYNTAX)]
    [TestCase("\"\\u12\"", JSON_ERROR_SYNTAX)]
    [TestCase("\"\\x41\"", JSON_ERROR_SYNTAX)]
    [TestCase("\uFEFF1", JSON_ERROR_SYNTAX)]
    [TestCase("\u00A01", JSON_ERROR_SYNTAX)]
    [TestCase("[1,}", JSON_ERROR_SYNTAX)]
    [TestCase("{\"a\"]", JSON_ERROR_SYNTAX)]
    [TestCase("{\"b\":\"x\",\"a\" ]", JSON_ERROR_SYNTAX)]
    [TestCase("{\"b\":\"x\",]", JSON_ERROR_SYNTAX)]
    [TestCase("{\"b\":\"x\" ]", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("{\"a\":]", JSON_ERROR_SYNTAX)]
    [TestCase("[1}", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("[}", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("{]", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("{\"a\":1 ]", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("[[]\n}", JSON_ERROR_STATE_MISMATCH)]
    [TestCase("\"a", JSON_ERROR_CTRL_CHAR)]
    [TestCase("[\"a\\\"", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"\u0001\"", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"\t\"", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"\n\"", JSON_ERROR_CTRL_CHAR)]
    [TestCase("[\n\n1\0]", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\0", JSON_ERROR_CTRL_CHAR)]
    [TestCase("1\v", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"\\ud800\"", JSON_ERROR_UTF16)]
    [TestCase("\"\\udc00\"", JSON_ERROR_UTF16)]
    [TestCase("\"\\ud800x\"", JSON_ERROR_UTF16)]
    [TestCase("{\"\\ud800\":1}", JSON_ERROR_UTF16)]
    [TestCase("{\"\\u0000a\":1}", JSON_ERROR_INVALID_PROPERTY_NAME)]
    public void JsonDecode_NotJson_IsNullWithPhpsError(string json, int expected)
    {
        Assert.That((object?)json_decode(json), Is.Null);
        Assert.That(json_last_error(), Is.EqualTo(expected), json_last_error_msg());
    }

    [Test]
    public void JsonDecode_NullText_IsSyntaxErrorAsInPhp()
    {
        Assert.That((object?)json_decode(null), Is.Null);
        Assert.That(json_last_error_msg(), Is.EqualTo("Syntax error"));
    }

    [Test]
    public void JsonDecode_NameWithLeadingNulInArray_IsAllowed() =>
        Assert.That(json_encode(json_decode("{\"\\u0000a\":1}", true)), Is.EqualTo("{\"\\u0000a\":1}"));

    [TestCase(0, null, JSON_ERROR_UTF8)]
    [TestCase(JSON_INVALID_UTF8_IGNORE, "ab", JSON_ERROR_NONE)]
    [TestCase(JSON_INVALID_UTF8_SUBSTITUTE, "a\uFFFDb", JSON_ERROR_NONE)]
    public void JsonDecode_HalfASurrogatePairInText_IsWhatTheFlagSays(int flags, string? expected, int error)
    {
        Assert.That((object?)json_decode("\"a" + '\ud83d' + "b\"", flags: flags), Is.EqualTo(expected));
        Assert.That(json_last_error(), Is.EqualTo(error));
    }
}
