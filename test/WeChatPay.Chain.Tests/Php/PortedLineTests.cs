using NUnit.Framework;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>The lines of the PHP SDK's guide, as they read in C#. The expected text is what PHP 8.2 printed for the same answer.</summary>
[NonParallelizable]
public class PortedLineTests
{
    private const string Answer =
        """{"order_id":"2021071620210716","max_claim_count":2,"claimed_count":0,"order_begin_time":"2021-07-16T20:26:01+08:00","openid":"实例值","notes":[]}""";

    private const string Printed =
        """
        Array
        (
            [order_id] => 2021071620210716
            [max_claim_count] => 2
            [claimed_count] => 0
            [order_begin_time] => 2021-07-16T20:26:01+08:00
            [openid] => 实例值
            [notes] => Array
                (
                )

        )

        """;

    private sealed class Body
    {
        public static explicit operator string(Body _) => Answer;
    }

    private sealed class Response
    {
        public Body getBody() => new();
    }

    [Test]
    public void PrintR_StaticReceiver_PrintsAsPhp()
    {
        var response = new Response();

        Assert.That(ConsoleText.Of(() => { print_r(json_decode((string)response.getBody(), true)); }), Is.EqualTo(Printed));
    }

    [Test]
    public void PrintR_DynamicReceiver_PrintsAsPhp()
    {
        dynamic response = new Response();

        Assert.That(ConsoleText.Of(() => { print_r(json_decode((string)response.getBody(), true)); }), Is.EqualTo(Printed));
    }

    [Test]
    public void JsonDecode_AssociativeAnswer_ReadsByIndex()
    {
        var order = json_decode(Answer, true)!;

        string id = order["order_id"];
        Assert.That(id, Is.EqualTo("2021071620210716"));
        Assert.That((int)order["max_claim_count"], Is.EqualTo(2));
        Assert.That((bool)(order["openid"] == "实例值"), Is.True);
        Assert.That($"{order["order_begin_time"]}", Is.EqualTo("2021-07-16T20:26:01+08:00"));
    }
}
