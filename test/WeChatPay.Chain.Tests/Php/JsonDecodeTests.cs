using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

public class JsonDecodeTests
{
    private static IEnumerable<TestCaseData> Scalars()
    {
        yield return new("\"s\"", "s");
        yield return new("\"\\u5b9e\\ud83d\\ude00\\/\"", "实😀/");
        yield return new("1", 1L);
        yield return new("-0", 0L);
        yield return new("9223372036854775808", 9223372036854775808d);
        yield return new("0.1", 0.1);
        yield return new("1e2", 100d);
        yield return new("1e40", 1e40);
        yield return new("1e-40", 1e-40);
        yield return new("1.2345678901234567e-20", 1.2345678901234567e-20);
        yield return new("1E400", double.PositiveInfinity);
        yield return new("true", true);
        yield return new("false", false);
        yield return new("null", null);
        yield return new(" \t\r\n1 ", 1L);
        yield return new("\"2021-07-16T20:26:01+08:00\"", "2021-07-16T20:26:01+08:00");
    }

    [TestCaseSource(nameof(Scalars))]
    public void JsonDecode_Scalar_IsNative(string json, object? expected)
    {
        object? value = json_decode(json);

        Assert.That(value, Is.EqualTo(expected));
        Assert.That(value?.GetType(), Is.EqualTo(expected?.GetType()));
        Assert.That(json_last_error(), Is.Zero);
    }

    [Test]
    public void JsonDecode_Amount_IsAFloatAsInPhp() => Assert.That(strval((object)json_decode("[100.10]")![0]), Is.EqualTo("100.1"));

    [Test]
    public void JsonDecode_Date_StaysText()
    {
        var value = (PhpArray)json_decode("""{"t":"2021-07-16T20:26:01+08:00"}""", true)!;

        Assert.That((object)value["t"]!, Is.EqualTo("2021-07-16T20:26:01+08:00"));
    }

    [TestCase(null, 0, true)]
    [TestCase(false, 0, true)]
    [TestCase(true, 0, false)]
    [TestCase(null, JSON_OBJECT_AS_ARRAY, false)]
    [TestCase(false, JSON_OBJECT_AS_ARRAY, true)]
    public void JsonDecode_AssociativeAndFlag_DecideTheKindOfObject(bool? associative, int flags, bool isStdClass)
    {
        object value = json_decode("""{"a":{}}""", associative, 512, flags)!;

        Assert.That(value is stdClass, Is.EqualTo(isStdClass));
        Assert.That((object?)((dynamic)value)["a"] is stdClass, Is.EqualTo(isStdClass));
        Assert.That(value is PhpArray, Is.EqualTo(!isStdClass));
    }

    [Test]
    public void JsonDecode_BigIntAsString_KeepsTheDigits() =>
        Assert.That(json_decode("12345678901234567890", flags: JSON_BIGINT_AS_STRING), Is.EqualTo("12345678901234567890"));

    [Test]
    public void JsonDecode_SameNameTwice_LastWinsInFirstPlace() =>
        Assert.That(json_encode(json_decode("""{"a":1,"b":2,"a":3}""", true)), Is.EqualTo("""{"a":3,"b":2}"""));

    [TestCase("1", 1, JSON_ERROR_NONE)]
    [TestCase("[]", 1, JSON_ERROR_DEPTH)]
    [TestCase("{}", 2, JSON_ERROR_NONE)]
    [TestCase("[[1]]", 2, JSON_ERROR_DEPTH)]
    [TestCase("[[1]]", 3, JSON_ERROR_NONE)]
    [TestCase("""{"a":{}}""", 2, JSON_ERROR_DEPTH)]
    [TestCase("[x", 1, JSON_ERROR_DEPTH)]
    [TestCase("[1", 2, JSON_ERROR_SYNTAX)]
    public void JsonDecode_Depth_CountsAsPhp(string json, int depth, int expected)
    {
        json_decode(json, true, depth);

        Assert.That(json_last_error(), Is.EqualTo(expected));
    }

    [Test]
    public void JsonDecode_DefaultDepth_Allows511Brackets()
    {
        Assert.That(json_decode(new string('[', 511) + new string(']', 511)), Is.Not.Null);
        Assert.That(json_decode(new string('[', 512) + new string(']', 512)), Is.Null);
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(int.MaxValue)]
    public void JsonDecode_DepthOutOfRange_Throws(int depth) =>
        Assert.That(() => json_decode("1", true, depth), Throws.TypeOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("depth"));

    [Test]
    public void JsonDecode_DeeperThanTheStack_IsADepthError()
    {
        const int Levels = 1_000_000;

        Assert.That((object?)json_decode(new string('[', Levels) + new string(']', Levels), true, Levels + 1), Is.Null);
        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_DEPTH));
    }
}
