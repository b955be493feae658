using WeChatPay.Cli.Demo;

namespace WeChatPay.Cli.Tests;

internal sealed class SourceTextTests
{
    [TestCase("instance => instance.Get()", "instance.Get()")]
    [TestCase("static (a, b) => a.Get(b)\n            .wait()", "a.Get(b)\n    .wait()")]
    [TestCase("x => x.then(y => y)", "x.then(y => y)")]
    [TestCase(
        "async x =>\r\n        {\r\n            var y = 1;\r\n            return await x\r\n                .Get(y);\r\n        }",
        "var y = 1;\nreturn await x\n    .Get(y);")]
    public void FormatLambda_Text_IsItsBodyMovedToTheLeft(string lambda, string expected) => Assert.That(SourceText.FormatLambda(lambda), Is.EqualTo(expected));

    [Test]
    public void FormatExpression_SpanningLines_IsMovedToTheLeft() =>
        Assert.That(SourceText.FormatExpression("new\n    {\n        a = 1,\n    }"), Is.EqualTo("new\n{\n    a = 1,\n}"));
}
