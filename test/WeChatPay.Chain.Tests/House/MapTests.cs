using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>ARCHITECTURE.md names every room of the sources, and no room or file that is not there.</summary>
public sealed partial class MapTests
{
    private const string File = "ARCHITECTURE.md";

    private static readonly string Map = Repository.Read(File);

    [TestCaseSource(nameof(Projects))]
    public void Map_OfAProject_NamesItsRooms(string project) => Assert.That(RoomsOnTheMap(project), Is.EquivalentTo(RoomsOf(project)));

    [Test]
    public void Map_OfThePackages_NamesTheProjects() =>
        Assert.That(Headings().Matches(Map).Select(static match => match.Groups["project"].Value), Is.EquivalentTo(Projects()));

    [TestCaseSource(nameof(FilesOnTheMap))]
    public void File_OnTheMap_Exists(string file)
    {
        var pattern = new Regex($"(^|/){Regex.Escape(file).Replace("\\*", "[^/]*", StringComparison.Ordinal)}$");
        Assert.That(Repository.Files, Has.Some.Matches<string>(name => name is not null && pattern.IsMatch(name)));
    }

    [Test]
    public void Files_OnTheMap_AreFound() => Assert.That(FilesOnTheMap(), Has.Some.EqualTo("Calls/CallFactory.cs"));

    private static IEnumerable<string> Projects() =>
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(static file => file.Split('/')[1]);

    private static IEnumerable<string> RoomsOf(string project) =>
        Repository.Files.Where(file => file.StartsWith($"src/{project}/", StringComparison.Ordinal))
            .Select(static file => file.Split('/')).Where(static parts => parts.Length > 3).Select(static parts => parts[2]).Distinct();

    // The rows of the table under the heading of a project.
    private static IEnumerable<string> RoomsOnTheMap(string project)
    {
        var heading = Headings().Matches(Map).Single(match => match.Groups["project"].Value == project);
        var section = Map[(heading.Index + heading.Length)..].Split("\n#")[0];
        return Rows().Matches(section).Select(static row => row.Groups["room"].Value);
    }

    private static IEnumerable<string> FilesOnTheMap() => Names().Matches(Map).Select(static match => match.Groups["file"].Value).Distinct();

    [GeneratedRegex("^### `(?<project>WeChatPay[^`]*)`$", RegexOptions.Multiline)]
    private static partial Regex Headings();

    [GeneratedRegex(@"^\| `(?<room>\w+)/` \|", RegexOptions.Multiline)]
    private static partial Regex Rows();

    [GeneratedRegex(@"(?<![\w/.*-])(?<file>[\w./*-]+\.(?:cs|txt|md|csproj|props|cake|gz))(?![\w/])")]
    private static partial Regex Names();
}
