using NUnit.Framework;
using WeChatPay.Php;
using WeChatPay.Tests.Support;
using static WeChatPay.Php.Functions;
using static WeChatPay.Php.Operators;

namespace WeChatPay.Tests.Php;

public sealed class PhpArrayTests
{
    private static string Json(object? value) => (string)json_encode(value, JSON_UNESCAPED_UNICODE);

    [Test]
    public void Keys_OfEveryKind_AreThoseOfPhp()
    {
        var array = new PhpArray { [1.7] = "a", [true] = "b", [null] = "c", ["01"] = "d", ["1"] = "e", ["-0"] = "f", ["-5"] = "g" };

        Assert.That(array.Keys, Is.EqualTo(new object[] { 1L, "", "01", "-0", -5L }));
        Assert.That((object?)array[1], Is.EqualTo("e"));
    }

    [Test]
    public void Add_AfterANegativeKey_TakesItsSuccessorAsPhp83Does()
    {
        var array = new PhpArray { [-5] = "a" };
        array.Add("b");

        Assert.That(array.Keys, Is.EqualTo(new object[] { -5L, -4L }));
    }

    [Test]
    public void Add_AfterTheLargestKey_IsRefused() =>
        Assert.That(() => new PhpArray { [long.MaxValue] = 1 }.Add(2), Throws.TypeOf<Error>());

    [Test]
    public void Json_OfAnArray_IsAListWhenTheKeysCountUp()
    {
        Assert.That(Json(new PhpArray { 1, 2 }), Is.EqualTo("[1,2]"));
        Assert.That(Json(new PhpArray { ["0"] = 1, ["1"] = 2 }), Is.EqualTo("[1,2]"));
        Assert.That(Json(new PhpArray { [1] = 1, [0] = 2 }), Is.EqualTo("""{"1":1,"0":2}"""));
        Assert.That(Json(new PhpArray()), Is.EqualTo("[]"));
        Assert.That((string)json_encode(new PhpArray { new PhpArray() }, JSON_FORCE_OBJECT), Is.EqualTo("""{"0":{}}"""));
    }

    [Test]
    public void Write_ThroughMissingArrays_MakesThem()
    {
        object? p = null;
        writable(ref p)["json", "amount", "total"] = 5;
        writable(ref p).At("json").At("goods").Add("a");

        Assert.That(Json(p), Is.EqualTo("""{"json":{"amount":{"total":5},"goods":["a"]}}"""));
    }

    [Test]
    public void Write_ThroughANumber_IsAnErrorAsInPhp() =>
        Assert.That(() => { new PhpArray { ["a"] = 5 }["a", "b"] = 1; }, Throws.TypeOf<Error>().With.Message.Contains("scalar value as an array"));

    [Test]
    public void Copy_ThatIsWritten_LeavesTheOther()
    {
        var template = (PhpArray)json_decode("""{"amount":{"total":1},"list":[1]}""", true)!;
        PhpArray order = copy(template)!;
        order["amount", "total"] = 2;
        order.At("list").Add(2);
        PhpArray inner = template["amount"]!;
        inner["total"] = 3;
        foreach (var (_, value) in each(template))
        {
            if ((object?)value is PhpArray item)
                item["total"] = 9;
        }

        Assert.That(Json(template), Is.EqualTo("""{"amount":{"total":1},"list":[1]}"""));
        Assert.That(Json(order), Is.EqualTo("""{"amount":{"total":2},"list":[1,2]}"""));
        Assert.That(Json(inner), Is.EqualTo("""{"total":3}"""));
    }

    [Test]
    public void Unset_ThenAdd_KeepsTheOrder()
    {
        var fields = new PhpArray { ["a"] = 1, ["b"] = 2, ["c"] = 3 };
        fields.Remove("b");
        fields["d"] = 4;

        Assert.That(Json(fields), Is.EqualTo("""{"a":1,"c":3,"d":4}"""));
    }

    [Test]
    public void Remove_OfManyEntries_KeepsTheRest()
    {
        var list = range(0, 200);
        for (var at = 0; at < 190; at++)
            list.Remove(at);
        list.Add("x");

        Assert.That(list.Keys, Is.EqualTo(Enumerable.Range(190, 12).Select(static key => (object)(long)key)));
    }

    [Test]
    public void Foreach_ThatAddsToTheArray_SeesTheEntriesOfBefore()
    {
        var list = new PhpArray { 1, 2 };
        foreach (var (_, value) in each(list))
            list.Add((object?)add(value, 10));

        Assert.That(Json(list), Is.EqualTo("[1,2,11,12]"));
    }

    [Test]
    public void Places_ThatAreWritten_ChangeTheArray()
    {
        var list = new PhpArray { " a ", "b " };
        PhpArray before = copy(list)!;
        foreach (var place in list.Places())
            place.Value = trim((object?)place.Value);

        Assert.That(Json(list), Is.EqualTo("""["a","b"]"""));
        Assert.That(Json(before), Is.EqualTo("""[" a ","b "]"""));
    }

    [Test]
    public void Probe_OfWhatIsMissing_IsNull()
    {
        var order = new PhpArray { ["text"] = "abc", ["number"] = 5 };

        Assert.That((object?)probe(order, "a", "b", "c"), Is.Null);
        Assert.That((object?)probe(order, "text", "x"), Is.Null);
        Assert.That((object?)probe(order, "text", 1), Is.EqualTo("b"));
        Assert.That((object?)probe(order, "number", "x"), Is.Null);
        Assert.That((object?)at(order, "a", "b"), Is.Null);
        Assert.That(isset((object?)probe(order, "number")), Is.True);
    }

    [Test]
    public void Dynamic_Receiver_ReadsAndWritesAllKeysAtOnce()
    {
        dynamic order = new PhpArray();
        order["amount", "total"] = 5;
        order["a", "b", "c"] = "x";

        Assert.That((object)order["amount", "total"], Is.EqualTo(5L));
        Assert.That((object)order["a", "b", "c"], Is.EqualTo("x"));
        Assert.That((object?)order["missing", "b", "c"], Is.Null);
    }

    [Test]
    public void Options_GivenAsArrays_AreSentAsThePhpSdkSendsThem()
    {
        using var wire = new Wire();
        wire.Answer();
        using var client = new WeChatPayClient(TestKeys.Options);

        client.chain("v3/pay/transactions/native").Post(new PhpArray
        {
            ["json"] = new PhpArray
            {
                ["list"] = new PhpArray { 1, 2.50 },
                ["none"] = new PhpArray(),
                ["map"] = new PhpArray { [1] = "a" },
                ["object"] = new stdClass()
            },
            ["query"] = new PhpArray { ["a"] = new PhpArray { "x y", true }, ["b"] = null, ["c"] = new PhpArray { ["d"] = 1.0 } },
        });

        Assert.That(wire.Request.Text, Is.EqualTo("""{"list":[1,2.5],"none":[],"map":{"1":"a"},"object":{}}"""));
        Assert.That(wire.Request.Uri.Query, Is.EqualTo("?a%5B0%5D=x%20y&a%5B1%5D=1&c%5Bd%5D=1"));
    }
}
