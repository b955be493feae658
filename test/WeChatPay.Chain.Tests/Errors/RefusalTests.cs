using NUnit.Framework;
using WeChatPay.Util;

namespace WeChatPay.Tests.Errors;

/// <summary>How a value of a wrong type is named in messages.</summary>
public sealed class RefusalTests
{
    private static IEnumerable<TestCaseData> Values()
    {
        yield return Case("Null", null, "null");
        yield return Case("Text", "5q8wH9AesApiV3KeySecret", "text");
        yield return Case("True", true, "`true`");
        yield return Case("Number", -42, "`-42`");
        yield return Case("NumberOfAPhone", 13800138000L, "an Int64");
        yield return Case("NumberOfACard", 6225760001234567m, "a Decimal");
        yield return Case("Stream", Stream.Null, $"a {Stream.Null.GetType().Name}");
        yield return Case("Array", new object[] { "secret" }, "an Object[]");
        yield return Case("List", new List<string> { "secret" }, "a List");
        yield return Case("AnonymousObject", new { secret = "5q8w" }, "an anonymous object");
    }

    [TestCaseSource(nameof(Values))]
    public void Describe_Value_NamesItsTypeAndNoSecret(object? value, string expected) => Assert.That(Refusal.Describe(value), Is.EqualTo(expected));

    [Test]
    public void Create_OptionOfAWrongType_SaysWhatIsWrongWhatIsRightAndTheOutcome()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refusal.Create("`sink`", 42, "a path").Message, Is.EqualTo("`sink` is `42`: give a path. Nothing was sent."));
            Assert.That(Refusal.Create("`certs`", "x", "a dictionary", outcome: null).Message, Is.EqualTo("`certs` is text: give a dictionary."));
            Assert.That(
                Refusal.Create("`multipart`", null, "parts", verb: "holds").Message,
                Is.EqualTo("`multipart` holds null: give parts. Nothing was sent."));
            Assert.That(Refusal.Create("`data`", 1, "text", parameter: "data").ParamName, Is.EqualTo("data"));
        }
    }

    private static TestCaseData Case(string name, object? value, string expected) => new TestCaseData(value, expected).SetArgDisplayNames(name);
}
