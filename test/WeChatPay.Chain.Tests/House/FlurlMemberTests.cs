using Mono.Cecil;
using NUnit.Framework;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Tests.House;

/// <summary>Flurl.Http 2.4.2 was built against Flurl 2.x and runs with Flurl 3.0.1: some of its members call what is no longer there.</summary>
public sealed class FlurlMemberTests
{
    private AssemblyFiles.Resolver _assemblies = null!;

    private ModuleDefinition FlurlHttp => _assemblies.Module("Flurl.Http");

    [OneTimeSetUp]
    public void Open() => _assemblies = new AssemblyFiles.Resolver();

    [OneTimeTearDown]
    public void Close() => _assemblies.Dispose();

    [Test]
    public void FlurlHttp_EnteredWhereWeEnterIt_FindsAllThatItCalls()
    {
        var ours = _assemblies.Module("WeChatPay.Chain");

        var walk = MemberWalk.Through(FlurlHttp, ours.GetTypeReferences().Concat(ours.GetMemberReferences()).Where(IsOfFlurlHttp));

        Assert.That(
            walk.Methods.Select(static method => method.FullName),
            Has.Some.Contains("FlurlRequest/<SendAsync>").And.Some.Contains("FlurlClient::CreateHttpClient"),
            "The walk goes to the wire.");
        Assert.That(walk.Broken, Is.Empty, "This throws when it runs. Send by other members of Flurl.");
    }

    [Test]
    public void FlurlHttp_EnteredWhereTheSignerEntersIt_FindsAllThatItCalls()
    {
        var ours = _assemblies.Module("WeChatPay.Chain.Sandbox");

        var walk = MemberWalk.Through(FlurlHttp, ours.GetTypeReferences().Concat(ours.GetMemberReferences()).Where(IsOfFlurlHttp));

        Assert.That(walk.Methods.Select(static method => method.FullName), Has.Some.Contains("get_ResponseQueue"), "The walk goes to the queue of answers.");
        Assert.That(walk.Broken, Is.Empty, "This throws when it runs. Answer by other members of Flurl.");
    }

    [TestCase("HeaderExtensions", "WithHeaders")]
    [TestCase("CookieExtensions", "WithCookies")]
    [TestCase("GeneratedExtensions", "PostUrlEncodedAsync")]
    [TestCase("Configuration.DefaultUrlEncodedSerializer", "Serialize")]
    [TestCase("Content.CapturedMultipartContent", "AddStringParts")]
    [TestCase("Testing.HttpTest", "RespondWith")]
    [TestCase("Testing.HttpTest", "RespondWithJson")]
    [TestCase("Testing.HttpCallAssertion", "WithQueryParam")]
    [TestCase("Testing.HttpCallAssertion", "WithQueryParams")]
    [TestCase("Testing.HttpCallAssertion", "WithQueryParamValue")]
    [TestCase("Testing.HttpCallAssertion", "WithQueryParamValues")]
    public void FlurlHttp_EnteredAtAMemberKnownToBeBroken_MissesSomething(string type, string member)
    {
        var overloads = FlurlHttp.GetType($"Flurl.Http.{type}").Methods.Where(method => method.Name == member).ToArray();

        Assert.That(overloads, Is.Not.Empty);
        foreach (var overload in overloads)
            Assert.That(MemberWalk.Through(FlurlHttp, [overload]).Broken, Is.Not.Empty, overload.FullName);
    }

    private static bool IsOfFlurlHttp(MemberReference member) => (member as TypeReference ?? member.DeclaringType).GetElementType().Scope.Name == "Flurl.Http";
}
