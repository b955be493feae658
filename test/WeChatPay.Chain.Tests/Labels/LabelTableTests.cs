using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Facts;

namespace WeChatPay.Tests.Labels;

/// <summary>The glossary beside the table of facts: how much of it has a label, and what the labels look like.</summary>
public sealed partial class LabelTableTests
{
    private const int MostFrequent = 1_500;

    private static readonly LabelTable Labels = LabelTable.Default;

    // The same order for names that are equally frequent, on every machine.
    private static readonly List<(string Name, int Count)> Frequencies =
    [
        .. OperationTable.Default.Operations.SelectMany(static operation => operation.Request.Concat(operation.Response))
            .Concat(OperationTable.Default.Callbacks.SelectMany(static callback => callback.Request.Concat(callback.Reply)))
            .SelectMany(WithInner).GroupBy(static field => field.Name).Select(static same => (same.Key, same.Count()))
            .OrderByDescending(static name => name.Item2).ThenBy(static name => name.Key, StringComparer.Ordinal),
    ];

    private static IEnumerable<(string Name, FieldLabel Label)> Lines => Labels.Names.Concat(Labels.Words);

    private static IEnumerable<FieldLabel> Shown => Frequencies.Select(static name => FieldLabel.Find(name.Name)).OfType<FieldLabel>();

    [Test]
    public void Label_OfTheFieldsOfTheTable_IsThereForNearlyAll()
    {
        var all = Frequencies.Sum(static name => name.Count);
        var unlabelled = Frequencies.Where(static name => FieldLabel.Find(name.Name) is null).ToList();
        var labelled = all - unlabelled.Sum(static name => name.Count);
        TestContext.Out.WriteLine($"{labelled} of {all} fields have a label, and {Frequencies.Count - unlabelled.Count} of {Frequencies.Count} names.");

        // All have one. Names that WeChat Pay adds may use words that the glossary does not know yet.
        Assert.That(labelled, Is.GreaterThanOrEqualTo(0.99 * all), string.Join(", ", unlabelled));
    }

    [Test]
    public void Names_BesideTheTable_HoldTheMostFrequentOnes()
    {
        var names = Labels.Names.Select(static line => line.Name).ToHashSet();

        Assert.That(Frequencies.Take(MostFrequent).Select(static name => name.Name).Where(name => !names.Contains(name)), Is.Empty);
    }

    [Test]
    public void Names_EachOfThem_IsANameOfTheTable() =>
        Assert.That(Labels.Names.Select(static line => line.Name).Except(Frequencies.Select(static name => name.Name)), Is.Empty);

    [Test]
    public void Words_EachOfThem_IsInANameOfTheTable()
    {
        var runs = Frequencies.SelectMany(static name => Runs(NameWords.Split(name.Name))).ToHashSet();

        Assert.That(Labels.Words.Select(static line => line.Name).Where(word => !runs.Contains(word)), Is.Empty);
    }

    [Test]
    public void Lists_OfNamesAndWords_AreInOrdinalOrderAndRepeatNothing()
    {
        foreach (var list in new[] { Labels.Names, Labels.Words })
            Assert.That(list.Select(static line => line.Name), Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
    }

    [Test]
    public void Lines_EachOfThem_HaveCleanHalves()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var (name, label) in Lines)
            {
                Assert.That(name, Does.Match(@"^\w[\w$-]*( _\w+)?$"));
                Assert.That(label.Chinese, Does.Match(Chinese()), name);
                Assert.That(label.English, Does.Match(English()), name);
            }
        }
    }

    [Test]
    public void Labels_OfTheTable_AreShort()
    {
        Assert.That(Shown.Where(static label => label.Chinese.Length is < 2 or > 12).Select(static label => label.Chinese), Is.Empty);
        Assert.That(Shown.Where(static label => label.English.Split(' ').Length > 5).Select(static label => label.English), Is.Empty);
        Assert.That(Shown.Where(static label => !label.Chinese.Any(static letter => letter >= '一')).Select(static label => label.Chinese), Is.Empty);
    }

    [Test]
    public void Labels_OfTheTable_RepeatNoPartOfThemselves() =>
        Assert.That(Shown.SelectMany(static label => new[] { label.Chinese, label.English }).Where(static half => Doubled().IsMatch(half)), Is.Empty);

    [TestCase("a_b", "甲乙", "A and B")]
    [TestCase("a_b_c", "甲乙丙", "A and B see")]
    [TestCase("c_a_b", "丙甲乙", "see A and B")]
    [TestCase("a_c", "甲丙", "ay see")]
    [TestCase("total", "总金额", "total amount")]
    [TestCase("total_c", "总丙", "all see")]
    [TestCase("c2", "丙2", "see 2")]
    [TestCase("sub_c", "子丙", "sub-see")]
    public void Find_InListsOfAnyKind_TakesTheLongestPartFirst(string name, string chinese, string english)
    {
        var table = new LabelTable("a_b\t甲乙\tA and B\ntotal\t总金额\ttotal amount\n", "a\t甲\tay\nc\t丙\tsee\nsub\t子\tsub-\ntotal\t总\tall\r\n");

        Assert.That(table.Find(name), Is.EqualTo(new FieldLabel(chinese, english)));
        Assert.That(table.Find("b"), Is.Null);
    }

    [TestCase("a\t甲")]
    [TestCase("a\t\tay")]
    [TestCase("a\t甲\tay\tbe")]
    [TestCase("a 甲 ay")]
    public void Constructor_LineOfAnotherForm_NamesTheLine(string line) =>
        Assert.That(() => new LabelTable("b\t乙\tbe\n" + line, ""), Throws.TypeOf<FormatException>().With.Message.StartsWith("Line 2 of the labels"));

    private static IEnumerable<Field> WithInner(Field field) => field.Fields.SelectMany(WithInner).Prepend(field);

    private static IEnumerable<string> Runs(IReadOnlyList<string> words) =>
        from start in Enumerable.Range(0, words.Count)
        from count in Enumerable.Range(1, words.Count - start)
        let run = string.Join('_', words.Skip(start).Take(count))
        from part in new[] { run, run.TrimEnd([.. "0123456789"]) }
        select part;

    [GeneratedRegex(@"^[一-鿿A-Za-z0-9]+$")]
    private static partial Regex Chinese();

    // `sub-` is the beginning of a word.
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9'-]*( [A-Za-z0-9][A-Za-z0-9'-]*)*$")]
    private static partial Regex English();

    // Composed parts may say the same: 金额金额, 是否是否, `number number`.
    [GeneratedRegex(@"([一-鿿]{2,})\1|\b(\w+) \2\b")]
    private static partial Regex Doubled();
}
