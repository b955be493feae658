using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace WeChatPay.Tests.House;

/// <summary>What users see keeps the house's promises.</summary>
[TestFixture("WeChatPay.Chain", nameof(WeChatPayClient))]
[TestFixture("WeChatPay.Chain.Php", "Functions")]
[TestFixture("WeChatPay.Chain.AspNetCore", "WeChatPayMerchants")]
[TestFixture("WeChatPay.Chain.AspNetCore.Redis", "RedisCallbackLedger")]
[TestFixture("WeChatPay.Chain.Sandbox", "SandboxServer")]
public sealed partial class PublicSurfaceTests(string assembly, string known)
{
    private PublicSurface _surface = null!;

    [OneTimeSetUp]
    public void Read() => _surface = PublicSurface.Of(assembly);

    [Test]
    public void Types_OfTheAssembly_AreFound() => Assert.That(_surface.Types.Select(static type => type.Name), Has.Some.EqualTo(known));

    /// <summary>Values of enumerations and delegates are immutable by the language's own rules, so these two kinds need not say so.</summary>
    [Test]
    public void Type_InItsDocs_SaysWhichThreadsMayUseIt() =>
        Assert.That(
            _surface.Types.Where(type => type.TypeKind is not (TypeKind.Enum or TypeKind.Delegate) && !Threads().IsMatch(_surface.TextOf(type))),
            Is.Empty,
            "Say in its remarks that it is thread-safe or immutable, or for how many threads it is.");

    [Test]
    public void Type_InItsDocs_SaysWhatItIs() => Assert.That(_surface.Types.Where(type => !_surface.IsDocumented(type)), Is.Empty);

    [Test]
    public void Member_InItsDocs_SaysWhatItDoes() =>
        Assert.That(
            _surface.Types.SelectMany(PublicSurface.MembersOf).Where(member => !_surface.IsDocumented(member)),
            Is.Empty,
            "A summary, or an inheritdoc that leads to one.");

    [Test]
    public void Field_ThatUsersSee_IsConstant() =>
        Assert.That(
            _surface.Types.SelectMany(PublicSurface.MembersOf).OfType<IFieldSymbol>().Where(static field => !field.IsConst),
            Is.Empty,
            "Make it a property.");

    [Test]
    public void Exception_ThatUsersCatch_IsSealedOrAbstract() =>
        Assert.That(
            _surface.Types.Where(static type => IsException(type) && !IsOfPhp(type) && !type.IsSealed && !type.IsAbstract),
            Is.Empty,
            "One type for each thing that users can do about it.");

    // PHP's own errors and exceptions have PHP's hierarchy, and ported code throws, catches and extends each of its classes.
    private static bool IsOfPhp(INamedTypeSymbol type) => type.ContainingNamespace.ToDisplayString() == "WeChatPay.Php";

    private static bool IsException(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent is { Name: nameof(Exception), ContainingNamespace.Name: nameof(System) })
                return true;
        }
        return false;
    }

    [GeneratedRegex(@"\b(thread-safe|threads?|immutable|mutable)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Threads();
}
