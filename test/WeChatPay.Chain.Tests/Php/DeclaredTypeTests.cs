using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;
using static WeChatPay.Php.Operators;

namespace WeChatPay.Tests.Php;

/// <summary>Values of declared types; the expected ones are PHP's own.</summary>
public sealed class DeclaredTypeTests
{
    [TestCase("5", "int", 5L)]
    [TestCase(" 5 ", "int", 5L)]
    [TestCase("1e3", "int", 1000L)]
    [TestCase(1.5, "int", 1L)]
    [TestCase(true, "int", 1L)]
    [TestCase(7L, "float", 7.0)]
    [TestCase(1.0, "string", "1")]
    [TestCase(false, "string", "")]
    [TestCase("0", "bool", false)]
    [TestCase(null, "?int", null)]
    [TestCase("5", "?int", 5L)]
    [TestCase("5", "int|float", 5L)]
    [TestCase("1.5", "int|float", 1.5)]
    [TestCase("99999999999999999999", "int|float", 1e20)]
    [TestCase("5", "string|int", "5")]
    [TestCase(1.5, "string|int", 1L)]
    [TestCase(1e30, "string|int", "1.0E+30")]
    [TestCase("5 apples", "int|bool", true)]
    [TestCase(7L, "string|false", "7")]
    [TestCase(false, "string|false", false)]
    public void Typed_AValueThatPhpConverts_HasTheType(object? value, string type, object? expected) =>
        Assert.That((object?)typed(value, type), Is.EqualTo(expected).And.TypeOf(expected?.GetType() ?? typeof(object)).Or.Null);

    [TestCase(null, "int")]
    [TestCase("", "int")]
    [TestCase("5 apples", "int")]
    [TestCase("abc", "?float")]
    [TestCase(1e30, "int")]
    [TestCase(double.NaN, "int")]
    [TestCase("99999999999999999999", "int")]
    [TestCase(null, "string")]
    [TestCase(null, "bool")]
    [TestCase(null, "array")]
    [TestCase("x", "array")]
    [TestCase(null, "string|false")]
    public void Typed_AValueThatPhpRefuses_Throws(object? value, string type) =>
        Assert.That(() => (object?)typed(value, type), Throws.TypeOf<TypeError>().With.Message.Contains($"must be of type {type}, "));

    [Test]
    public void AsTypes_Arrays_AreRefusedAndTaken()
    {
        var list = new PhpArray { 1L };

        Assert.Multiple(() =>
        {
            Assert.That(() => asString(list), Throws.TypeOf<TypeError>());
            Assert.That(() => asInt(list), Throws.TypeOf<TypeError>());
            Assert.That(() => asFloat(list), Throws.TypeOf<TypeError>());
            Assert.That(() => asBool(list), Throws.TypeOf<TypeError>());
            Assert.That(asArray(list), Is.SameAs(list));
            Assert.That(() => typed(1L, ""), Throws.ArgumentException);
        });
    }

    [Test]
    public void CallUserFunc_NullForAType_Throws()
    {
        Assert.That(
            () => (object?)call_user_func((long n) => n, (object?)null),
            Throws.TypeOf<TypeError>().With.Message.Contains("($n) must be of type int, null"));
        Assert.That(() => (object?)call_user_func((string s) => s, (object?)null), Throws.TypeOf<TypeError>());
        Assert.That((object?)call_user_func((string? s) => s, (object?)null), Is.Null);
        Assert.That((object?)call_user_func((string s) => s, 5L), Is.EqualTo("5"));
    }

    [Test]
    public void JsonEncode_AnEnum_IsItsValue()
    {
        Assert.That((string)json_encode(new PhpArray { ["currency"] = Currency.CNY }), Is.EqualTo("""{"currency":"CNY"}"""));
        Assert.That((object)json_encode(Suit.Hearts), Is.False);
        Assert.That(json_last_error(), Is.EqualTo(JSON_ERROR_NON_BACKED_ENUM));
    }

    private sealed class Currency : BackedEnum
    {
        public static readonly Currency CNY = new("CNY");

        private Currency(string value)
            : base(value)
        {
        }
    }

    private sealed class Suit : UnitEnum
    {
        public static readonly Suit Hearts = new();
    }
}
