using System.Numerics;
using NUnit.Framework;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>Expected texts are the output of PHP 8.2's print_r, byte for byte, unless a comment says otherwise.</summary>
[NonParallelizable]
public class PrintRTests
{
    private const string Document = """{"a":1,"b":{"c":[],"d":[1,2,{"e":null}]},"f":true,"g":false,"h":"x\ny"}""";

    private const string Expected =
        """
        Array
        (
            [a] => 1
            [b] => Array
                (
                    [c] => Array
                        (
                        )

                    [d] => Array
                        (
                            [0] => 1
                            [1] => 2
                            [2] => Array
                                (
                                    [e] => 
                                )

                        )

                )

            [f] => 1
            [g] => 
            [h] => x
        y
        )

        """;

    [Test]
    public void PrintR_NestedDocument_LaysOutAsPhp() =>
        Assert.That(print_r(json_decode(Document, true), true), Is.EqualTo(Expected));

    [Test]
    public void PrintR_SameDataAsAnonymousObjectsAndCollections_LaysOutTheSame()
    {
        var value = new
        {
            a = 1,
            b = new Dictionary<string, object?> { ["c"] = Array.Empty<string>(), ["d"] = new List<object> { 1L, (byte)2, new { e = (string?)null } } },
            f = true,
            g = false,
            h = "x\ny",
        };

        Assert.That(print_r(value, true), Is.EqualTo(Expected));
    }

    [Test]
    public void PrintR_DecodedObjects_AreStdClassAtEveryLevel() =>
        Assert.That(print_r(json_decode("""{"a":1,"b":{"d":[{"e":null}]},"0":{}}"""), true), Is.EqualTo(
            """
            stdClass Object
            (
                [a] => 1
                [b] => stdClass Object
                    (
                        [d] => Array
                            (
                                [0] => stdClass Object
                                    (
                                        [e] => 
                                    )

                            )

                    )

                [0] => stdClass Object
                    (
                    )

            )

            """));

    [TestCase("[]", "Array\n(\n)\n")]
    [TestCase("{}", "Array\n(\n)\n")]
    [TestCase("\"s\"", "s")]
    [TestCase("\"\"", "")]
    [TestCase("null", "")]
    [TestCase("false", "")]
    [TestCase("true", "1")]
    [TestCase("3", "3")]
    [TestCase("-9223372036854775808", "-9223372036854775808")]
    public void PrintR_EmptyOrScalar_PrintsAsPhp(string json, string expected) =>
        Assert.That(print_r(json_decode(json, true), true), Is.EqualTo(expected));

    [TestCase(1.0, "1")]
    [TestCase(0.1 + 0.2, "0.3")]
    [TestCase(-1.5, "-1.5")]
    [TestCase(-0.0, "-0")]
    [TestCase(1e25, "1.0E+25")]
    [TestCase(1.5e-7, "1.5E-7")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(1e-5, "1.0E-5")]
    [TestCase(100000.0, "100000")]
    [TestCase(1e14, "1.0E+14")]
    [TestCase(99999999999999.5, "1.0E+14")]
    [TestCase(12345678901234.0, "12345678901234")]
    [TestCase(123456789.12345678, "123456789.12346")]
    [TestCase(1.2345678901234567e19, "1.2345678901235E+19")]
    [TestCase(double.MaxValue, "1.7976931348623E+308")]
    [TestCase(5e-324, "4.9406564584125E-324")]
    [TestCase(double.NaN, "NAN")]
    [TestCase(double.PositiveInfinity, "INF")]
    [TestCase(double.NegativeInfinity, "-INF")]
    public void PrintR_Double_HasPhpsFourteenDigits(double value, string expected) =>
        Assert.That(print_r(value, true), Is.EqualTo(expected));

    [Test]
    public void PrintR_DecimalOrBigInteger_IsAFloatAsInPhp()
    {
        Assert.That(print_r(0.10m, true), Is.EqualTo("0.1"));
        Assert.That(print_r(json_decode("[100.00]"), true), Is.EqualTo("Array\n(\n    [0] => 100\n)\n"));
        Assert.That(print_r(BigInteger.Parse("123456789012345678901234567890"), true), Is.EqualTo("1.2345678901235E+29"));
        Assert.That(print_r(json_decode("123456789012345678901234567890"), true), Is.EqualTo("1.2345678901235E+29"));
    }

    [Test]
    public void PrintR_Float_IsNotWidened() => Assert.That(print_r(0.1f, true), Is.EqualTo("0.1"));

    [Test]
    public void PrintR_WithoutReturn_PrintsAndAnswersTrue()
    {
        var answer = false;

        Assert.That(ConsoleText.Of(() => answer = print_r(new { x = "y" })), Is.EqualTo("Array\n(\n    [x] => y\n)\n"));
        Assert.That(answer, Is.True);
    }

    [Test]
    public void PrintR_ReturnIsFalse_PrintsAndAnswersTrueAsText()
    {
        var answer = "";

        Assert.That(ConsoleText.Of(() => answer = print_r("x", false)), Is.EqualTo("x"));
        Assert.That(answer, Is.EqualTo("1"));
    }

    [Test]
    public void PrintR_ReturnIsTrue_PrintsNothing() =>
        Assert.That(ConsoleText.Of(() => print_r("x", true)), Is.Empty);
}
