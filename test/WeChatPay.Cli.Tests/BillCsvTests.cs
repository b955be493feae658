using System.Text;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using WeChatPay.Cli.Bills;
using WeChatPay.Tests.Support;

namespace WeChatPay.Cli.Tests;

/// <summary>The lines of CSV that <c>wechatpay bill --csv</c> writes.</summary>
internal sealed partial class BillCsvTests
{
    [Test]
    [Category(Cases.Category)]
    public void WriteLine_AnyValues_ReadBack() =>
        Cases.Check<string[]>(static values => AssertReadBack([.. values.Select(static value => value ?? "").DefaultIfEmpty("")]));

    [Test]
    [Category(Cases.Category)]
    public void WriteLine_ValuesOfSigns_ReadBack() => Cases.Check(
        Gen.Elements("=+-@＝'\",\r\n\t 19.%茶a".ToCharArray()).ArrayOf().Select(static letters => new string(letters)).NonEmptyListOf(),
        static values => AssertReadBack([.. values]));

    [TestCase("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0")]
    [TestCase("+86 138", "'+86 138")]
    [TestCase("-1+2", "'-1+2")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("＝1", "'＝1")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("'=1", "''=1")]
    [TestCase("-0.01000", "-0.01000")]
    [TestCase("-0.60%", "-0.60%")]
    [TestCase("a=b", "a=b")]
    [TestCase("'茶'", "'茶'")]
    [TestCase("", "")]
    public void Guard_OfAValue_StopsFormulasAlone(string value, string expected) => Assert.That(CsvText.Guard(value), Is.EqualTo(expected));

    [Test]
    public void WriteLine_CommasQuotesAndLineEnds_AreQuoted() =>
        Assert.That(CsvText.WriteLine(["a", "b,c", "d\"e", "f\ng", ""]), Is.EqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n"));

    /// <summary>Reads CSV by RFC 4180.</summary>
    public static List<List<string>> Read(string text)
    {
        var (lines, line, value, isQuoted) = (new List<List<string>>(), new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            if (isQuoted && text[at] == '"' && at + 1 < text.Length && text[at + 1] == '"')
                value.Append(text[at++]);
            else if (text[at] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted)
                value.Append(text[at]);
            else if (text[at] == ',')
                End();
            else if (text[at] == '\r' && text[at + 1] == '\n')
                EndLine(ref at);
            else
                value.Append(text[at]);
        }
        Assert.That((value.Length, line.Count, isQuoted), Is.EqualTo((0, 0, false)), "the end of the last line");
        return lines;

        void End()
        {
            line.Add(value.ToString());
            value.Clear();
        }

        void EndLine(ref int at)
        {
            at++;
            End();
            lines.Add(line);
            line = [];
        }
    }

    private static void AssertReadBack(string[] values)
    {
        var written = CsvText.WriteLine(values);

        Assert.That(written, Is.Not.EqualTo("\r\n"));
        var read = Read(written).Single();
        Assert.That(read.Select(static value => Guarded().IsMatch(value) ? value[1..] : value), Is.EqualTo(values));
        Assert.That(read.Where(static value => value.Length > 0 && "=+@＝\t\r\n".Contains(value[0], StringComparison.Ordinal)), Is.Empty, "formulas");
    }

    [GeneratedRegex(@"\A'+[=+\-@＝＋－＠\t\r\n]")]
    private static partial Regex Guarded();
}
