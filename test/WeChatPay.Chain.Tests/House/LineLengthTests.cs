using System.Globalization;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>The limit of .editorconfig, which <c>dotnet format</c> does not hold. Generated code has none.</summary>
public sealed class LineLengthTests
{
    private static readonly int Limit =
        int.Parse(
            Regex.Match(Repository.Read(".editorconfig"), @"^max_line_length = (\d+)\r?$", RegexOptions.Multiline).Groups[1].Value,
            CultureInfo.InvariantCulture);

    private static IEnumerable<string> Files =>
        Repository.Files.Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) && !file.Contains("/Generated/", StringComparison.Ordinal));

    [Test]
    public void Limit_OfTheEditor_Is160Columns() => Assert.That(Limit, Is.EqualTo(160));

    [Test]
    public void Line_WrittenByHand_IsWithinTheLimit() =>
        Assert.That(Files.SelectMany(static file => TooLong(file, Repository.Read(file))), Is.Empty, "Break the line; a long message by + or as a raw string.");

    [TestCase(160, 0)]
    [TestCase(161, 1)]
    public void TooLong_LineOfAWidth_IsReportedBeyondTheLimit(int width, int expected) =>
        Assert.That(TooLong("x.cs", $"short\r\n{new string('x', width)}\r\nshort\n").Count(), Is.EqualTo(expected));

    private static IEnumerable<string> TooLong(string file, string text) =>
        from line in text.ReplaceLineEndings("\n").Split('\n').Index()
        where line.Item.Length > Limit
        select $"{file}({line.Index + 1}): {line.Item.Length} columns";
}
