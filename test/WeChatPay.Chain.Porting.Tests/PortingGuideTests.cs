using System.Globalization;
using System.Text.RegularExpressions;
using WeChatPay.Porting.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>What users paste first: the PHP of the guide, as it stands there, without <c>use</c> and with variables that are left to the reader.</summary>
public sealed partial class PortingGuideTests
{
    // Row 14 puts steps of its own into Guzzle's stack: these take other parameters here.
    private static readonly int[] NotPorted = [14];

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_OfEachRow_Compiles(PortingStyle style)
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs", "en", "porting-from-php.md"));
        var rows = Row().Matches(guide)
            .Select(static row => (Number: int.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture), Php: row.Groups[2].Value))
            .ToList();
        Assert.That(rows.Select(static row => row.Number), Is.EqualTo(Enumerable.Range(1, 26)));
        var compiler = new SnippetCompiler();
        var refused = new List<int>();
        foreach (var (number, php) in rows)
        {
            var result = PhpPorter.Port(php, new PortingOptions { Style = style, FileName = $"row{number}.php" });
            if (result.Code is { } code)
                compiler.Add($"row {number}", code, style, Declared(result));
            else
                refused.Add(number);
        }
        Assert.That(refused, Is.EqualTo(NotPorted));
        Assert.That(compiler.Compile(), Is.Empty);
    }

    // What the row leaves to the reader: keys and texts.
    private static string Declared(PortingResult result) =>
        string.Concat(result.Diagnostics
            .Where(static found => found.Message.StartsWith("The variable has no value here", StringComparison.Ordinal))
            .Select(static found => $"string {found.Piece[1..]} = \"\";\n"));

    [GeneratedRegex(@"### (\d+)\. .*?```php\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Row();
}
