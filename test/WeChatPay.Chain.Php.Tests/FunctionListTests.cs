using System.Reflection;
using System.Text.RegularExpressions;

namespace WeChatPay.Php.Tests;

/// <summary>docs/en/php-functions.md lists the functions that there are.</summary>
public sealed partial class FunctionListTests
{
    // Not functions of PHP: its operators and `foreach`, and a name for closures.
    private static readonly string[] Helpers = ["each", "union", "identical", "equal", "function"];

    [Test]
    public void FunctionList_OfTheGuide_IsThatOfTheCode()
    {
        var guide = File.ReadAllText(WeChatPay.Tests.Support.Repository.PathOf("docs/en/php-functions.md"));
        var start = guide.IndexOf("## What there is", StringComparison.Ordinal);
        var listed = Name().Matches(guide[start..guide.IndexOf("`isset`, `empty` and `echo`", StringComparison.Ordinal)]).Select(static match =>
            match.Groups[1].Value);
        var there = typeof(Functions).GetMethods(BindingFlags.Public | BindingFlags.Static).Where(static method =>
            !method.IsSpecialName).Select(static method => method.Name);

        Assert.That(listed, Is.EquivalentTo(there.Distinct().Except(Helpers)));
    }

    [GeneratedRegex("`([a-z0-9_]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
