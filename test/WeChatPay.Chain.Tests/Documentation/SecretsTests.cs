using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Documentation;

/// <summary>Nothing in the repository is a secret, or true on one machine alone.</summary>
public sealed class SecretsTests
{
    private static readonly string KeyHeader = "-----BEGIN (?:[A-Z0-9]+ )*" + "PRIVATE KEY-----";

    /// <summary>A path that starts at the root of a machine. A URL's path does not match: a host stands before it.</summary>
    private static readonly string MachinePath = @"(?<![\w.:/~\-}])/" + @"(?:work|root|home/\w+|Users/\w+)/|\b[A-Z]:\\" + @"Users\\";

    [Test]
    public void PrivateKey_InAnyFile_IsNotThere() => Assert.That(Find(KeyHeader), Is.Empty, "Make keys when a test runs; write a header in two pieces.");

    [Test]
    public void PathOfOneMachine_InAnyFile_IsNotThere() => Assert.That(Find(MachinePath), Is.Empty);

    [TestCase("-----BEGIN " + "PRIVATE KEY-----", true)]
    [TestCase("-----BEGIN RSA " + "PRIVATE KEY-----", true)]
    [TestCase("-----BEGIN PUBLIC KEY-----", false)]
    public void KeyHeader_Line_IsRecognised(string line, bool expected) => Assert.That(Regex.IsMatch(line, KeyHeader), Is.EqualTo(expected));

    [TestCase("cp x /" + "work/main", true)]
    [TestCase("\"/" + "root/.nuget\"", true)]
    [TestCase("C:\\" + "Users\\me", true)]
    [TestCase("https://host/work/orders", false)]
    [TestCase("v3/home/orders/", false)]
    public void MachinePath_Line_IsRecognised(string line, bool expected) => Assert.That(Regex.IsMatch(line, MachinePath), Is.EqualTo(expected));

    private static IEnumerable<string> Find(string pattern) =>
        from file in Repository.Files
        let text = Repository.Read(file)
        where !text.Contains('\0', StringComparison.Ordinal) // binary
        from at in text.Split('\n').Index()
        where Regex.IsMatch(at.Item, pattern)
        select $"{file}({at.Index + 1})";
}
