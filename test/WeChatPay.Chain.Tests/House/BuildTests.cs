using WeChatPay.Tests.Support;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace WeChatPay.Tests.House;

/// <summary>A build leaves the machine as it was: only a target that is asked for by name installs something.</summary>
public sealed class BuildTests
{
    private static readonly string Build = Repository.Read("build.cake");

    private static readonly string[] Installing =
    [
        .. Tasks().Where(static task => task.Text.Contains("Install(", StringComparison.Ordinal)).Select(static task => task.Name),
    ];

    [Test]
    public void Targets_ThatInstall_AreKnown() => Assert.That(Installing, Is.EquivalentTo((string[])["Browser", "Mono", "Native", "Php", "Postgres", "Redis"]));

    [TestCaseSource(nameof(Installing))]
    public void Target_ThatInstalls_IsADependencyOfNoOther(string target) => Assert.That(Build, Does.Not.Contain($"IsDependentOn(\"{target}\")"));

    [TestCaseSource(nameof(Installing))]
    public void Target_ThatInstalls_IsRunBeforeTheOthersByCi(string target) =>
        Assert.That(Repository.Read(".ci/run"), Does.Match($"(?s)--target={target}\\b.*--target=Ci\\b"));

    private static IEnumerable<(string Name, string Text)> Tasks() =>
        Regex.Matches(Build, @"^Task\(""(\w+)""\)(.*?)(?=^Task\(|^RunTarget\()", RegexOptions.Singleline | RegexOptions.Multiline)
            .Select(static task => (task.Groups[1].Value, task.Groups[2].Value));
}
