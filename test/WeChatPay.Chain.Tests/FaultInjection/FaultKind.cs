namespace WeChatPay.Tests.FaultInjection;

/// <summary>A kind of faulty response.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Genuine">Makes the genuine response.</param>
/// <param name="Break">Breaks it.</param>
internal sealed record FaultKind(string Name, Func<Dice, Exchange> Genuine, Action<Exchange> Break)
{
    /// <summary>Gets every kind.</summary>
    public static IReadOnlyList<FaultKind> All { get; } =
        [.. SignatureFaults.All, .. HeaderFaults.All, .. BodyFaults.All, .. StatusFaults.All, .. LengthFaults.All, .. PathFaults.All, .. FaultsV2.All,
            .. FileFaults.All];

    public static FaultKind OfV3(string name, Action<Exchange> breaks) => new($"v3: {name}", GenuineResponses.V3, breaks);

    public static FaultKind OfV2(string name, Action<Exchange> breaks) => new($"v2: {name}", GenuineResponses.V2, breaks);

    public static FaultKind OfFile(string name, Action<Exchange> breaks) => new($"file: {name}", GenuineResponses.File, breaks);

    public static FaultKind OfStatement(string name, Action<Exchange> breaks) => new($"statement: {name}", GenuineResponses.Statement, breaks);
}
