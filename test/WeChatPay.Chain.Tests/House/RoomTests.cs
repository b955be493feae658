using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Crypto;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Tests.Documentation;
using WeChatPay.Tests.Support;
using WeChatPay.Validation;

namespace WeChatPay.Tests.House;

/// <summary>The rooms of the library are the folders of its sources, and know one another in one direction.</summary>
public sealed class RoomTests
{
    /// <summary>The files in no folder: small helpers, which use no room.</summary>
    private const string Helpers = "(helpers)";

    private const string Library = "WeChatPay.Chain";

    /// <summary>The files that may name Flurl: who sends through it, and who answers in its stand-in for the network.</summary>
    private static readonly string[] NamingFlurl = ["WeChatPay.Chain/Pipeline/FlurlTransport.cs", "WeChatPay.Chain.Sandbox/Testing/HttpTestExtensions.cs"];

    /// <summary>An arrow that the house has.</summary>
    /// <param name="From">The room that knows.</param>
    /// <param name="To">The room that is known.</param>
    /// <param name="Only">The types that are known of it; none named: any.</param>
    private sealed record Arrow(string From, string To, params string[] Only)
    {
        public override string ToString() => $"{From} → {To}{(Only.Length == 0 ? "" : $" (only {string.Join(", ", Only)})")}";
    }

    private sealed record Use(string From, string To, SourceReference Reference)
    {
        public override string ToString() => $"{From} → {To}: {Reference}";
    }

    /// <summary>Every arrow of the house. A room that is not named on the left uses no other room.</summary>
    private static readonly Arrow[] Arrows =
    [
        new("Builder", "Downloads"),
        new("Builder", "Chain"),
        new("Builder", "Calls"),
        new("Builder", "Pipeline"),
        new("Builder", "V3"),
        new("Builder", "V2"),
        new("Builder", "Crypto"),
        new("Builder", "Documented"),
        new("Builder", "Signatures"),
        new("Builder", "Util"),
        new("Builder", Helpers),
        new("Certificates", "Builder", nameof(WeChatPayClient), nameof(WeChatPayOptions)),
        new("Certificates", "Chain"),
        new("Certificates", "Calls"),
        new("Certificates", "Pipeline"),
        new("Certificates", "V3"),
        new("Certificates", "Answers", nameof(WeChatPayResponse)),
        new("Certificates", "Errors"),
        new("Certificates", "Crypto"),
        new("Certificates", "Util"),
        new("Downloads", "Calls"),
        new("Downloads", "Pipeline"),
        new("Downloads", "Answers"),
        new("Downloads", "Errors"),
        new("Downloads", "Crypto", nameof(RunningDigest)),
        new("Chain", "Calls"),
        new("Chain", "Answers", nameof(WeChatPayResponse)),
        new("Calls", "Pipeline"),
        new("Calls", "Documented"),
        new("Calls", "Answers"),
        new("Calls", "Errors"),
        new("Calls", "Util"),
        new("Calls", Helpers),
        new("Notifications", "V3"),
        new("Notifications", "V2"),
        new("Notifications", "Crypto"),
        new("Notifications", "Errors"),
        new("Notifications", "Util"),
        new("Notifications", "Xml"),
        new("Notifications", Helpers),
        new("Pipeline", "Documented"),
        new("Pipeline", "V3"),
        new("Pipeline", "V2"),
        new("Pipeline", "Answers"),
        new("Pipeline", "Errors"),
        new("Pipeline", "Util"),
        new("Pipeline", "Xml"),
        new("Pipeline", Helpers),
        new("Documented", "V3", "PlatformKeys"),
        new("Documented", "Crypto"),
        new("Documented", "Errors", nameof(WeChatPayNotConfiguredException)),
        new("Documented", "Util"),
        new("Documented", Helpers),
        new("Signatures", "V3", "Merchant"),
        new("Signatures", "V2", "XmlSignature"),
        new("Signatures", "Crypto"),
        new("Signatures", "Errors", nameof(WeChatPayNotConfiguredException)),
        new("Signatures", "Util"),
        new("Signatures", Helpers),
        new("V3", "Crypto"),
        new("V3", "Util"),
        new("V3", "Errors", nameof(VerificationCheck)),
        new("V2", "Crypto"),
        new("V2", Helpers),
        new("Errors", "Answers", nameof(WeChatPayResponse)),
        new("Answers", "Xml"),
        new("Answers", Helpers),
        new("Php", "Answers", nameof(WeChatPayResponse), nameof(ResponseBody)),
        new("Php", "Crypto", nameof(KeyReader)),
        new("Php", "Errors", nameof(WeChatPayApiException)),
        new("Php", Helpers, nameof(JsonTokenReader), nameof(Formatter)),
        new("Xml", "Util"),
        new("Util", "Crypto"),
        new(Helpers, "Util"),
    ];

    private IReadOnlyList<SourceReference> _references = null!;
    private IReadOnlyList<Diagnostic> _errors = null!;
    private Use[] _uses = null!;

    [OneTimeSetUp]
    public void ReadSources()
    {
        _references = SourceReferences.Of(Library, out _errors);
        _uses =
        [
            .. from reference in _references
               from declaredIn in reference.DeclaredIn.Select(RoomOf).Distinct()
               where declaredIn != RoomOf(reference.File)
               select new Use(RoomOf(reference.File), declaredIn, reference),
        ];
    }

    [Test]
    public void Sources_ReadForTheirReferences_Compile() => Assert.That(_errors, Is.Empty, "A reference that the compiler cannot follow would go unseen.");

    [Test]
    public void Room_KnowsAnother_OnlyAlongAnArrow() =>
        Assert.That(
            _uses.Where(static use => !IsAllowed(use)),
            Is.Empty,
            "Move the code, or add an arrow if it points the way of the house: from the front door to the wire.");

    [Test]
    public void Arrow_InTheTable_IsUsed() =>
        Assert.That(Arrows.Where(arrow => !_uses.Any(use => use.From == arrow.From && use.To == arrow.To)), Is.Empty, "Take the arrow out of the table.");

    [Test]
    public void Rooms_SortedByWhomTheyKnow_HaveNoCircle()
    {
        var arrows = _uses.DistinctBy(static use => (use.From, use.To)).ToList();
        // A room that uses no room, or that no room uses, is not in a circle.
        while (arrows.RemoveAll(arrow => !arrows.Exists(next => next.From == arrow.To) || !arrows.Exists(last => last.To == arrow.From)) > 0)
            continue;
        Assert.That(arrows, Is.Empty, "These rooms know one another in a circle. One use is named for each arrow.");
    }

    [Test]
    public void Chain_OfNames_KnowsNoHttp() =>
        Assert.That(_references.Where(static reference => RoomOf(reference.File) == "Chain" && IsIn(reference.Symbol, "System.Net.Http")), Is.Empty);

    [TestCaseSource(nameof(Projects))]
    public void Flurl_OutsideOfItsFiles_IsNotNamed(string project)
    {
        var references = project == Library ? _references : SourceReferences.Of(project, out _);
        Assert.That(references, Is.Not.Empty);
        Assert.That(
            references.Where(static reference => IsIn(reference.Symbol, "Flurl")).Select(reference => $"{project}/{reference.File}").Except(NamingFlurl),
            Is.Empty);
    }

    [TestCaseSource(nameof(NamingFlurl))]
    public void Flurl_InItsFiles_IsSeen(string file)
    {
        var (project, name) = (file.Split('/')[0], file[(file.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        Assert.That(
            SourceReferences.Of(project, out _).Where(static reference => IsIn(reference.Symbol, "Flurl")).Select(static reference => reference.File),
            Has.Some.EqualTo(name));
    }

    private static IEnumerable<string> Projects() =>
        Repository.Files.Where(static file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(static file => file.Split('/')[1]);

    private static bool IsAllowed(Use use) => Arrows.Any(arrow =>
        arrow.From == use.From && arrow.To == use.To && (arrow.Only.Length == 0 || arrow.Only.Contains(TypeOf(use.Reference.Symbol)?.Name)));

    private static string RoomOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : Helpers;

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol as INamedTypeSymbol ?? symbol.ContainingType;

    private static bool IsIn(ISymbol symbol, string root) =>
        TypeOf(symbol)?.ContainingNamespace.ToDisplayString() is { } name && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
