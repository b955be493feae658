using System.Runtime.CompilerServices;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>A library for .NET Standard that sets our `init` properties runs in a program of a newer framework too.</summary>
public sealed class InitForwardTests
{
    private static IEnumerable<Type> Libraries => [typeof(WeChatPayClient), typeof(global::WeChatPay.Facts.Operation), typeof(global::WeChatPay.Php.PhpArray)];

    [TestCaseSource(nameof(Libraries))]
    [NewerFramework("The libraries for .NET Standard have the type themselves.")]
    public void Assembly_OfALibrary_ForwardsTheTypeOfInit(Type type) => Assert.That(type.Assembly.GetForwardedTypes(), Has.Member(typeof(IsExternalInit)));
}
