using NUnit.Framework;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>Results of functions that were asked of PHP 8.2.</summary>
public class PhpResultTests
{
    [Test]
    public void Variadic_OneNull_IsOneValue()
    {
        object? nothing = null;
        var list = new PhpArray { 1 };

        array_push(list, null!);

        Assert.That(sprintf("[%s]", null!) + sprintf("[%s]", nothing), Is.EqualTo("[][]"));
        Assert.That(json_encode(list), Is.EqualTo("[1,null]"));
        Assert.That(() => array_diff(list, null!), Throws.TypeOf<TypeError>());
    }

    [Test]
    public void ArrayPop_OfTheLastKey_GivesItBack()
    {
        var list = new PhpArray { [3] = "x", [4] = "y" };

        array_pop(list);
        list.Add("w");

        Assert.That(json_encode(list), Is.EqualTo("{\"3\":\"x\",\"4\":\"w\"}"));
    }

    [Test]
    public void Usort_SevenValues_ComparesInTheOrderOfPhp()
    {
        var (list, asked) = (new PhpArray { 5, 3, 9, 1, 7, 7, 2 }, "");

        usort(list, (object? left, object? right) =>
        {
            asked += $"{left}{right} ";
            return (long)left! - (long)right!;
        });

        Assert.That(asked, Is.EqualTo("53 59 91 51 31 97 57 97 77 92 72 32 21 "));
    }

    [TestCase("garbage")]
    [TestCase("2024-01-01 foo")]
    [TestCase("无效")]
    public void Strtotime_OfNoTime_IsFalse(string text) => Assert.That((object)strtotime(text), Is.EqualTo(false));

    [Test]
    public void MbStrlen_OfCutBytes_CountsByTheFirstByte() => Assert.That(mb_strlen(substr("中文中", 0, 5)), Is.EqualTo(2));

    [TestCase("strlen", true)]
    [TestCase("\\STRLEN", true)]
    [TestCase("echo", false)]
    [TestCase("nothing of this name", false)]
    public void IsCallable_OfAName_KnowsTheFunctions(string name, bool expected) => Assert.That(is_callable(name), Is.EqualTo(expected));

    [Test]
    public void UnhandledMatch_LongText_ShowsFifteenBytes() =>
        Assert.That(Operators.unhandledMatch("it's a very long text").Message, Is.EqualTo("Unhandled match case 'it's a very lon...'"));
}
