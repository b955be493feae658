using System.Reflection;
using NUnit.Framework;
using WeChatPay.Callbacks;

namespace WeChatPay.Tests.House;

/// <summary>An object that takes part in <c>dynamic</c> shows nothing of it to the completion of an editor.</summary>
public sealed class CompletionTests
{
    [TestCase(typeof(ChainNode))]
    [TestCase(typeof(WeChatPayResponse))]
    [TestCase(typeof(Callback))]
    [TestCase(typeof(CallbackV2))]
    public void Members_OfADynamicObject_AreItsOwn(Type type)
    {
        var names = type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy).Select(static member => member.Name).ToArray();

        Assert.That(names, Has.Some.EqualTo("ToString"), "the members that were found");
        var ofDynamicObject = typeof(System.Dynamic.DynamicObject).GetMethods().Select(static method => method.Name);
        Assert.That(names.Intersect(ofDynamicObject.Where(static name => name.StartsWith("Try", StringComparison.Ordinal))), Is.Empty);
        Assert.That(names, Has.None.EqualTo("GetMetaObject").And.None.EqualTo("GetDynamicMemberNames"));
    }
}
