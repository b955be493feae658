using System.Globalization;
using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

[NonParallelizable]
public class EchoTests
{
    // PHP 8.2: echo 1,true,false,null,1.5,"x",-0.0,1e100,"\n";
    [Test]
    public void Echo_Scalars_RunTogetherAsInPhp() =>
        Assert.That(ConsoleText.Of(() => echo(1, true, false, null, 1.5, "x", -0.0, 1e100, "\n")), Is.EqualTo("111.5x-01.0E+100\n"));

    [Test]
    public void Echo_BareNull_WritesNothing() => Assert.That(ConsoleText.Of(() => echo(null)), Is.Empty);

    [Test]
    public void Echo_Array_WritesTheWord() =>
        Assert.That(ConsoleText.Of(() => echo(json_decode("[1]", true), new { a = 1 })), Is.EqualTo("ArrayArray"));

    [Test]
    public void Echo_DecodedMember_WritesItsText()
    {
        var order = json_decode("""{"order_id":"实例值"}""")!;

        Assert.That(ConsoleText.Of(() => echo(order.order_id, "\n")), Is.EqualTo("实例值\n"));
    }

    [Test]
    public void Echo_StdClass_IsRefusedAsInPhp() =>
        Assert.That(
            ConsoleText.Of(() => Assert.That(() => echo("x", new stdClass()), Throws.TypeOf<Error>()
                .With.Message.EqualTo("Object of class stdClass could not be converted to string"))),
            Is.EqualTo("x"));

    [Test]
    public void Echo_CultureWithComma_KeepsThePoint()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "~";
        try
        {
            Assert.That(ConsoleText.Of(() => echo(-1.5, " ", -1.5m, " ", -1, " ", json_encode(new object[] { -1.5, -1.5m, -1 }))),
                Is.EqualTo("-1.5 -1.5 -1 [-1.5,-1.5,-1]"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
