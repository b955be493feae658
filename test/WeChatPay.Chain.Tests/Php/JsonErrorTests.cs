using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

public class JsonErrorTests
{
    [Test]
    public void JsonLastError_AfterSuccess_IsCleared()
    {
        json_decode("{");
        Assert.That(json_last_error_msg(), Is.EqualTo("Syntax error"));

        json_decode("1");
        Assert.That(json_last_error_msg(), Is.EqualTo("No error"));
    }

    // As PHP does: a call that throws, and one that could have, leaves the last error alone.
    [Test]
    public void JsonLastError_CallWithThrowOnError_IsLeftAlone()
    {
        json_decode("[}");
        json_decode("1", flags: JSON_THROW_ON_ERROR);
        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_STATE_MISMATCH));

        Assert.That(() => json_decode("x", flags: JSON_THROW_ON_ERROR), Throws.TypeOf<JsonException>());
        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_STATE_MISMATCH));
    }

    [Test]
    public void JsonDecode_ThrowOnError_CarriesCodeMessageAndPlace()
    {
        var error = Assert.Throws<JsonException>(() => json_decode("[1,\n x]", flags: JSON_THROW_ON_ERROR))!;

        Assert.That(error.Code, Is.EqualTo(JSON_ERROR_SYNTAX));
        Assert.That(error.Message, Is.EqualTo("Syntax error"));
        Assert.That(error.InnerException!.Message, Does.Contain("LineNumber: 1"));
        Assert.That(error, Is.InstanceOf<Newtonsoft.Json.JsonException>());
    }

    [Test]
    public async Task JsonLastError_AcrossAnAwait_IsStillThatOfThisFlow()
    {
        json_decode("{");
        await Task.Run(static () => json_decode("\"a"));
        await Task.Yield();

        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_SYNTAX));
    }

    // The wording of PHP 8.2.
    [TestCase("\"a", "Control character error, possibly incorrectly encoded")]
    [TestCase("[}", "State mismatch (invalid or malformed JSON)")]
    [TestCase("\"\\ud800\"", "Single unpaired UTF-16 surrogate in unicode escape")]
    [TestCase("{\"\\u0000a\":1}", "The decoded property name is invalid")]
    public void JsonLastErrorMsg_DecodeFailed_IsPhpsWording(string json, string expected)
    {
        json_decode(json);

        Assert.That(json_last_error_msg(), Is.EqualTo(expected));
    }

    // ext/json/json_scanner.re: the scanner stops at the first wrong escape, also of a string that has no end.
    [TestCase("\"a\\", JSON_ERROR_SYNTAX)]
    [TestCase("[\"b\",\"a\\", JSON_ERROR_SYNTAX)]
    [TestCase("{\"a\\", JSON_ERROR_SYNTAX)]
    [TestCase("\"a\\u", JSON_ERROR_SYNTAX)]
    [TestCase("\"a\\u12", JSON_ERROR_SYNTAX)]
    [TestCase("\"a\\q", JSON_ERROR_SYNTAX)]
    [TestCase("\"a\\\u0001", JSON_ERROR_SYNTAX)]
    [TestCase("\"a\\\\", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"a\\\"", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"a\\u0041", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"a\\ud83d\\ude00", JSON_ERROR_CTRL_CHAR)]
    [TestCase("\"a\\ud83d", JSON_ERROR_UTF16)]
    [TestCase("\"a\\ude00b", JSON_ERROR_UTF16)]
    [TestCase("\"a\\ud83d\\u12", JSON_ERROR_UTF16)]
    [TestCase("\"a\\ud83d\u0001", JSON_ERROR_UTF16)]
    [TestCase("\"a\u0001\\ud83d", JSON_ERROR_CTRL_CHAR)]
    public void JsonLastError_StringWithoutEnd_IsOfItsFirstFault(string json, int code)
    {
        json_decode(json);

        Assert.That(json_last_error(), Is.EqualTo(code));
    }
}
