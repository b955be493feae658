using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace WeChatPay.Tests.Support;

/// <summary>A test of what the libraries for .NET Standard 2.0 cannot do: <c>dotnet cake --target=TestNetStandard</c> leaves it out.</summary>
/// <param name="reason">What the older framework lacks.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class NewerFrameworkAttribute(string reason) : NUnitAttribute, IApplyToTest
{
    public const string Category = "NewerFramework";

    public void ApplyToTest(Test test)
    {
        test.Properties.Add(PropertyNames.Category, Category);
        test.Properties.Set(nameof(NewerFrameworkAttribute), reason);
    }
}
