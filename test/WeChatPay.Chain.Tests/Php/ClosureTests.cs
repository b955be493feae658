using NUnit.Framework;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary><c>function(…)</c> on a <c>dynamic</c> receiver, where C# refuses the lambda alone.</summary>
public class ClosureTests
{
    [Test]
    public void Function_BlockOfStatements_RunsOnDynamicReceiver()
    {
        var seen = "";
        dynamic promise = Answered("""{"order_id":"1"}""");

        promise.then(function(response => { seen = (string)response.getBody(); })).wait();

        Assert.That(seen, Is.EqualTo("""{"order_id":"1"}"""));
    }

    [Test]
    public void Function_Expression_GivesTheValueOfTheNextPromise()
    {
        dynamic promise = Answered("paid");

        object length = promise.then(function(static response => ((string)response.getBody()).Length)).wait();

        Assert.That(length, Is.EqualTo(4));
    }

    [Test]
    public void Function_ChainOfTwo_SecondStatesItsType()
    {
        dynamic promise = Answered("paid");

        object next = promise.then(function(static response => response.Text)).then(function(static (string text) => text + "!")).wait();

        Assert.That(next, Is.EqualTo("paid!"));
    }

    [Test]
    public void Function_PromiseGiven_IsFollowed()
    {
        dynamic promise = Answered("first");

        WeChatPayResponse second = promise.then(function(static (WeChatPayResponse _) => (Promise<WeChatPayResponse>)Answered("second"))).wait();

        Assert.That(second.Text, Is.EqualTo("second"));
    }

    [Test]
    public void Function_OnException_TakesTheRejection()
    {
        var seen = "";
        dynamic promise = Rejected();

        promise.otherwise(function(e => { seen = e.Message; })).wait();

        Assert.That(seen, Is.EqualTo("cut off"));
    }

    [Test]
    public void Function_OnException_RecoversWithAnAnswer()
    {
        dynamic promise = Rejected();

        WeChatPayResponse response = promise.otherwise(function(static (Exception e) => Answer(e.Message))).wait();

        Assert.That(response.Text, Is.EqualTo("cut off"));
    }

    [Test]
    public void Function_BothCallbacks_TheFittingOneRuns()
    {
        var seen = "";
        dynamic promise = Rejected();

        promise.then(function((WeChatPayResponse _) => { seen = "fulfilled"; }), function((Exception _) => { seen = "rejected"; })).wait();

        Assert.That(seen, Is.EqualTo("rejected"));
    }

    private static WeChatPayResponse Answer(string text) => new(200, [], System.Text.Encoding.UTF8.GetBytes(text));

    private static ResponsePromise Answered(string text) => new(Task.FromResult(Answer(text)));

    private static ResponsePromise Rejected() => new(Task.FromException<WeChatPayResponse>(new IOException("cut off")));
}
