using System.Reflection;
using NUnit.Framework;
using WeChatPay.Callbacks;

namespace WeChatPay.Tests.House;

/// <summary>A member that reads the properties of an object says so to the analyzers of trimming and AOT: they warn at the line that calls it.</summary>
public sealed class TrimmingTests
{
    // By name: the library for .NET Standard 2.0 has attributes of its own.
    private static readonly string[] Attributes = ["RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute"];

    /// <summary>Parameters of type object whose properties are not read: keys, times, pieces of text, the place of a file.</summary>
    private static readonly string[] NotRead = ["obj", "sink", "agency", "privateKey", "publicKey", "content", "timestamp", "pieces"];

    private static readonly MethodInfo[] Methods =
    [
        .. typeof(WeChatPayClient).Assembly.GetExportedTypes()
            .Where(static type => !type.IsSubclassOf(typeof(Delegate)))
            .SelectMany(static type => type.GetMethods(
                BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(static method => method.IsPublic || method.IsFamily),
    ];

    private static readonly MethodInfo[] Loose =
    [
        .. Methods.Where(static method => method.DeclaringType?.Namespace != "WeChatPay.Crypto" && !method.IsSpecialName
            && method.GetParameters().Any(static parameter =>
                (parameter.ParameterType == typeof(object) || parameter.ParameterType == typeof(object[])) && !NotRead.Contains(parameter.Name))),
    ];

    [Test]
    public void Member_ThatTakesAnObjectOfAnyShape_CarriesBothAttributes() => Assert.Multiple(static () =>
    {
        string[] known =
        [
            "Get", "PostAsync", "patch", "deleteAsync", "Send", "SendAsync", "SendAs", "Request", "requestAsync", "Factory", "Parse", "PayScore", "ToXml",
        ];
        Assert.That(Loose.Select(static method => method.Name), Is.SupersetOf(known));
        Assert.That(Loose.Where(static method => !HasBoth(method)), Is.Empty);
    });

    [Test]
    public void Member_ThatFillsATypeOfTheUser_CarriesBothAttributes() => Assert.Multiple(() =>
    {
        Assert.That(HasBoth(typeof(WeChatPayResponse).GetMethod("As")!));
        Assert.That(HasBoth(typeof(Callback).GetMethod("As")!));
    });

    /// <summary>For each there is a member that needs no reflection; coupons aside, which are a list of objects of any shape.</summary>
    [Test]
    public void Member_ThatTakesAnObjectOfAnyShape_HasATwinWithoutTheAttributes() =>
        Assert.That(
            Loose.Where(static method => method.Name is not ("MiniProgramCoupons" or "SendAs" or "SendAsAsync"))
                .Where(static method => !Methods.Any(twin =>
                    twin.DeclaringType == method.DeclaringType && twin.Name == method.Name && twin.GetParameters().Length >= 1
                    && twin.GetParameters().Length == method.GetParameters().Length && !HasBoth(twin))),
            Is.Empty);

    private static bool HasBoth(MethodInfo method) =>
        Attributes.All(name => method.CustomAttributes.Any(attribute => attribute.AttributeType.Name == name));
}
