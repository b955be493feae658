using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>The README of the packages is read outside the repository, so its links name the repository (see Directory.Build.targets).</summary>
public sealed class PackageReadmeTests
{
    private const string Scheme = "repository:";

    private static readonly MarkdownFile Readme = MarkdownFile.Read("docs/package/README.md");

    [Test]
    public void Links_OfTheReadme_LeadIntoTheRepository() =>
        Assert.That(Readme.Links.Select(static link => link.Target), Is.Not.Empty.And.All.StartsWith(Scheme));

    [Test]
    public void Links_OfTheReadme_LeadToFiles() =>
        Assert.That(Readme.Links.Where(static link => !File.Exists(Repository.PathOf(link.Target[Scheme.Length..]))), Is.Empty);

    [TestCaseSource(nameof(Packages))]
    public void Package_OfTheRepository_IsInTheReadme(string package) =>
        Assert.That(Repository.Read(Readme.Path), Does.Contain($"| `{package}` |"));

    private static IEnumerable<string> Packages() =>
        from file in Repository.Files
        where file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal)
        where Repository.Read(file).Contains("<IsPackable>true</IsPackable>", StringComparison.Ordinal)
        select Path.GetFileNameWithoutExtension(file);
}
