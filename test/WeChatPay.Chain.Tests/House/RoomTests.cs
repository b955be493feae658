using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.House;

/// <summary>The rooms of the library are the folders of its sources. They lie in layers, and know one another in one direction.</summary>
public sealed class RoomTests
{
    /// <summary>The files in no folder: <c>Formatter</c>.</summary>
    private const string Root = "(root)";

    private const string Library = "WeChatPay.Chain";

    /// <summary>The files that may name Flurl: one sends through it, the other extends its stand-in for the network.</summary>
    private static readonly string[] NamingFlurl = ["WeChatPay.Chain/Pipeline/FlurlTransport.cs", "WeChatPay.Chain.Sandbox/Testing/HttpTestExtensions.cs"];

    /// <summary>The layers, from the front door to the ground. A room may know the rooms of the layers below its own, and no other.</summary>
    private static readonly string[][] Layers =
    [
        ["Testing"],
        ["Configuration"],
        ["Bills"],
        ["Certificates", "Chain", "Downloads", "Callbacks", "Signatures"],
        ["Calls"],
        ["Pages", "Requests", "Validation", "Waiting"],
        ["Pipeline"],
        ["Options", "Documented", "Sinks"],
        ["Promises"],
        ["Keys"],
        ["V3", "V2", "Uploads"],
        ["Telemetry"],
        ["Errors"],
        ["Responses"],
        ["Digests", "Dynamic", "Json", "Protocol", "Xml", Root],
        ["Util"],
        ["Crypto", "Numbers"],
        ["Basics"],
        ["Compatibility"],
    ];

    /// <summary>The exceptions, each with its reason.</summary>
    private static readonly Permit[] Permits =
    [
        new("Options", "Pipeline", "HandlerStack", "The option `handler` of a call is a stack of handlers, and a handler takes a request with its options."),
        new("Certificates", "Configuration", "WeChatPayClient", "The download takes a client, which is the only way to its keys and its connections."),
        new("Certificates", "Configuration", "WeChatPayOptions", "The download reads the APIv3 key of a client from its options."),
        new("Responses", "Errors", "WeChatPayConversionException", "A response that does not fit a type throws it, and the exception has the response."),
    ];

    private IReadOnlyList<SourceReference> _references = null!;
    private IReadOnlyList<Diagnostic> _errors = null!;
    private Use[] _uses = null!;

    /// <summary>A type of a higher layer that a room may know.</summary>
    private sealed record Permit(string From, string To, string Type, string Reason);

    private sealed record Use(string From, string To, SourceReference Reference)
    {
        public override string ToString() => $"{From} → {To}: {Reference}";
    }

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
    public void Sources_ReadForTheirReferences_Compile() => Assert.That(_errors, Is.Empty, "A reference that the compiler cannot follow is not seen.");

    [Test]
    public void Layers_OfTheLibrary_HoldEveryRoomOnce() =>
        Assert.That(
            Layers.SelectMany(static layer => layer),
            Is.EquivalentTo(Repository.Files
                .Where(static file => file.StartsWith($"src/{Library}/", StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal))
                .Select(static file => RoomOf(file[$"src/{Library}/".Length..])).Distinct()));

    [Test]
    public void Room_KnowsAnother_OnlyOfALayerBelow() =>
        Assert.That(
            _uses.Where(static use => LayerOf(use.From) >= LayerOf(use.To) && !Array.Exists(Permits, permit => Allows(permit, use))),
            Is.Empty,
            "Move the type to the room that its users may know.");

    [Test]
    public void Permit_InTheList_IsUsed() =>
        Assert.That(Permits.Where(permit => !Array.Exists(_uses, use => Allows(permit, use))), Is.Empty, "Take the exception out of the list.");

    [Test]
    public void Uses_BetweenRooms_AreSeen() => Assert.That(_uses.Select(static use => (use.From, use.To)), Has.Some.EqualTo(("Chain", "Calls")));

    [Test]
    public void Crypto_OfAllRooms_KnowsOnlyBasics() =>
        Assert.That(_uses.Where(static use => use.From == "Crypto").Select(static use => use.To).Distinct(), Is.EqualTo((string[])["Basics"]));

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

    private static bool Allows(Permit permit, Use use) =>
        permit.From == use.From && permit.To == use.To && TypeOf(use.Reference.Symbol)?.Name == permit.Type;

    private static int LayerOf(string room) => Array.FindIndex(Layers, layer => layer.Contains(room));

    private static string RoomOf(string file) => file.Contains('/', StringComparison.Ordinal) ? file.Split('/')[0] : Root;

    private static INamedTypeSymbol? TypeOf(ISymbol symbol) => symbol as INamedTypeSymbol ?? symbol.ContainingType;

    private static bool IsIn(ISymbol symbol, string root) =>
        TypeOf(symbol)?.ContainingNamespace.ToDisplayString() is { } name && (name == root || name.StartsWith(root + ".", StringComparison.Ordinal));
}
