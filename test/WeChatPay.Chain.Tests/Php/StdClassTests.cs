using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

public class StdClassTests
{
    [Test]
    public void StdClass_Decoded_ReadsMembersByName()
    {
        var order = json_decode("""{"order_id":"1","amount":{"total":100},"paid":true}""")!;

        Assert.That((string)order.order_id, Is.EqualTo("1"));
        Assert.That((int)order.amount.total, Is.EqualTo(100));
        Assert.That((bool)order.paid, Is.True);
        Assert.That((object?)order.missing, Is.Null);
    }

    [Test]
    public void StdClass_NullMember_EqualsNull()
    {
        var order = json_decode("""{"paid":null,"open":0}""")!;

        Assert.That((bool)(order.paid == null), Is.True);
        Assert.That((bool)(order.open == null), Is.False);
    }

    [Test]
    public void StdClass_New_TakesMembersAndEncodesAsObject()
    {
        dynamic value = new stdClass();
        Assert.That((string?)json_encode(value), Is.EqualTo("{}"));

        value.a = 1;
        Assert.That((string?)json_encode(value), Is.EqualTo("""{"a":1}"""));
    }

    [Test]
    public void StdClass_PutInASecondPlace_IsTheSameObject()
    {
        var source = json_decode("""{"b":{"c":1}}""")!;
        dynamic target = new stdClass();
        target.x = source.b;
        source.b.c = 1L;

        Assert.That((string)print_r(target, true), Is.EqualTo(
            "stdClass Object\n(\n    [x] => stdClass Object\n        (\n            [c] => 1\n        )\n\n)\n"));
    }
}
