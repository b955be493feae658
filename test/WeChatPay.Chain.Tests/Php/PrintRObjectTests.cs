using System.Collections.Specialized;
using System.Dynamic;
using NUnit.Framework;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

public class PrintRObjectTests
{
    private sealed class Plain
    {
        private readonly string _secret = "hidden";

        public int X { get; init; } = 1;

        public int[] Y => [1];

        public bool WriteOnly { private get; set; }

        public int SecretLength => _secret.Length + (WriteOnly ? 1 : 0);

        public int this[int index] => index;

        internal string Internal => _secret;
    }

    private sealed record Data(string Name);

    private sealed class Spoken
    {
        public string Key => "hidden";

        public override string ToString() => "spoken";
    }

    private sealed class Failing
    {
        public string Fails => throw new InvalidOperationException("read me not");
    }

    private sealed class Loop
    {
        public Loop Self => this;

        public int N => 1;
    }

    private sealed class Endless
    {
        public Endless Next => new();
    }

    // PHP's layout of class A { public $x = 1; … }, without the private members that PHP shows.
    [Test]
    public void PrintR_ObjectWithoutOwnText_ShowsPublicPropertiesOnly() =>
        Assert.That(print_r(new { k = new Plain() }, true), Is.EqualTo(
            """
            Array
            (
                [k] => Plain Object
                    (
                        [X] => 1
                        [Y] => Array
                            (
                                [0] => 1
                            )

                        [SecretLength] => 6
                    )

            )

            """));

    [Test]
    public void PrintR_Record_ShowsItsProperties() =>
        Assert.That(print_r(new Data("n"), true), Is.EqualTo("Data Object\n(\n    [Name] => n\n)\n"));

    [Test]
    public void PrintR_ObjectWithOwnText_ShowsThatAndNothingElse() =>
        Assert.That(print_r(new Spoken(), true), Is.EqualTo("spoken"));

    [Test]
    public void PrintR_GetterThrows_NamesTheException() =>
        Assert.That(print_r(new Failing(), true), Is.EqualTo("Failing Object\n(\n    [Fails] => *InvalidOperationException*\n)\n"));

    [Test]
    public void PrintR_PendingTask_DoesNotWaitForIt() =>
        Assert.That(print_r(new TaskCompletionSource<int>().Task, true), Is.EqualTo("Task Object\n(\n)\n"));

    // Byte for byte what PHP prints for an object that holds itself.
    [Test]
    public void PrintR_ObjectInsideItself_SaysRecursion() =>
        Assert.That(print_r(new Loop(), true), Is.EqualTo("Loop Object\n(\n    [Self] => Loop Object\n *RECURSION*\n    [N] => 1\n)\n"));

    [Test]
    public void PrintR_SameObjectTwiceSideBySide_IsNoRecursion()
    {
        var twice = new[] { 7 };

        Assert.That(print_r(new { a = twice, b = twice }, true), Does.Not.Contain("RECURSION").And.Contain("[b] => Array\n        (\n            [0] => 7"));
    }

    [Test]
    public void PrintR_EndlessNesting_StopsAtTheLimit()
    {
        var text = print_r(new Endless(), true);

        Assert.That(text.Split("Endless Object"), Has.Length.EqualTo(514), "512 levels and the one that is cut");
        Assert.That(text, Does.Contain("Endless Object\n *DEPTH*\n"));
    }

    [Test]
    public void PrintR_ExpandoObject_IsStdClass()
    {
        dynamic value = new ExpandoObject();
        value.a = 1;

        Assert.That((string)print_r(value, true), Is.EqualTo("stdClass Object\n(\n    [a] => 1\n)\n"));
    }

    [Test]
    public void PrintR_PairsThatAreNoDictionary_PrintTheirKeys()
    {
        IEnumerable<KeyValuePair<string, IEnumerable<string>>> headers = [new("Request-ID", ["08F7"])];

        Assert.That(print_r(headers, true), Is.EqualTo(
            "Array\n(\n    [Request-ID] => Array\n        (\n            [0] => 08F7\n        )\n\n)\n"));
    }

    [Test]
    public void PrintR_OrderedDictionary_KeepsOrder() =>
        Assert.That(print_r(new OrderedDictionary { ["b"] = 1, ["a"] = 2 }, true), Is.EqualTo("Array\n(\n    [b] => 1\n    [a] => 2\n)\n"));

    [Test]
    public void PrintR_Time_IsIso8601() =>
        Assert.That(print_r(new DateTimeOffset(2021, 7, 16, 20, 26, 1, TimeSpan.FromHours(8)), true), Is.EqualTo("2021-07-16T20:26:01+08:00"));
}
