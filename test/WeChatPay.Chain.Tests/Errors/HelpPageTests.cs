using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;
using WeChatPay.Basics;
using WeChatPay.Tests.Fuzz;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>Every exception of the library names the page that explains it.</summary>
public sealed partial class HelpPageTests
{
    private static readonly string[] Values = ["", "x", "-1", "张三\n", "\ud800", "a/b c", new string('9', 400)];

    private static IReadOnlyList<string> Codes { get; } =
    [
        .. typeof(HelpPage).GetFields(BindingFlags.Public | BindingFlags.Static).Where(static field => field.IsLiteral)
            .Select(static field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
    ];

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfSettings))]
    public void Setting_ThatIsWrong_ThrowsWithAPage(string place) => Check(LeakPlaces.Settings[place]);

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfCalls))]
    public void Call_ThatIsWrong_ThrowsWithAPage(string place) => Check(LeakPlaces.Calls[place]);

    [TestCaseSource(typeof(LeakPlaces), nameof(LeakPlaces.OfResponses))]
    public void Response_ThatIsWrong_ThrowsWithAPage(string place) => Check(LeakPlaces.Responses[place]);

    [TestCase("docs/en/errors.md")]
    [TestCase("docs/zh-CN/errors.md")]
    public void Page_OfErrors_HasASectionForEachCode(string path) =>
        Assert.That(Sections().Matches(Repository.Read(path)).Select(static match => match.Groups[1].Value), Is.EqualTo(Codes));

    [Test]
    public void Link_OfABuildWithoutASite_IsANameWithTheCode() =>
        Assert.That(HelpPage.Link(HelpPage.Keys), Is.EqualTo("urn:wechatpay-chain:wcp1012"));

    [Test]
    public void Sources_EachExceptionOfTheFramework_NamesAPage()
    {
        var nameless = Repository.Files.Where(static file => file.StartsWith("src/WeChatPay.Chain/", StringComparison.Ordinal)
                && file.EndsWith(".cs", StringComparison.Ordinal) && !Unnamed().IsMatch(file))
            .SelectMany(static file => CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantNodes()
                .Where(IsRefusal).Where(static made => made.Parent is not MemberAccessExpressionSyntax { Name.Identifier.Text: nameof(HelpPage.On) })
                .Select(made => $"{file}: {made.ToString().Split('\n')[0]}"));

        Assert.That(nameless, Is.Empty, "Write `.On(HelpPage.…)` behind it.");
    }

    private static bool IsRefusal(SyntaxNode node) => node switch
    {
        ObjectCreationExpressionSyntax made => made.Type.ToString() is "ArgumentException" or "CryptographicException" or "NotSupportedException"
            or "FormatException" or "InvalidOperationException" or "MissingMemberException" or "MissingMethodException",
        InvocationExpressionSyntax call => call.Expression.ToString() == "Refusal.Create",
        _ => false,
    };

    private static void Check(Func<string, Seen, object?> use)
    {
        foreach (var value in Values)
        {
            using var seen = new Seen();
            try
            {
                (use(value, seen) as IDisposable)?.Dispose();
            }
            catch (Exception error)
            {
                // A null is C#'s own matter, and PHP's functions throw as PHP does.
                if (error is not ArgumentNullException && error.GetType().Namespace is not "WeChatPay.Php")
                    Assert.That(error.HelpLink ?? "", Does.Match("^urn:wechatpay-chain:wcp1[0-9]{3}$"), $"{error}");
            }
        }
    }

    // What takes the place of the framework, and streams, which throw as its streams do.
    [GeneratedRegex("/(Compatibility/|Util/[A-Za-z]*Stream|Basics/ShownTextConverters)")]
    private static partial Regex Unnamed();

    [GeneratedRegex("^## (WCP1[0-9]{3})$", RegexOptions.Multiline)]
    private static partial Regex Sections();
}
