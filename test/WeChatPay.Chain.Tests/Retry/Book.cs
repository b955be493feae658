using WeChatPay.Tests.FaultInjection;

namespace WeChatPay.Tests.Retry;

/// <summary>The books of a shop's bank: a server that places orders by their numbers, and fails by chance before, while or after it does so.</summary>
/// <remarks>One request is replied to at a time: <see cref="ScriptedServer"/> sees to that.</remarks>
internal sealed class Book
{
    private static readonly Reply Success = Reply.Signed("{}");
    private static readonly Reply SuccessV2 = Reply.V2();
    private static readonly Reply Found = Reply.Signed("""{"trade_state":"SUCCESS"}""");

    private readonly Dictionary<string, int> _requests = [];
    private readonly HashSet<string> _placed = [];

    /// <summary>Gets or sets the choices of the case.</summary>
    public Dice Dice { get; set; } = new(0);

    /// <summary>Gets how many requests for a number came when the number was in the book already.</summary>
    public int Again { get; private set; }

    /// <summary>Gets the bodies that came for one number with other parameters than before.</summary>
    public List<string> Changed { get; } = [];

    public bool Has(string number) => _placed.Contains(number);

    public int RequestsFor(string number) => _requests.GetValueOrDefault(number);

    public Reply Respond(Arrived request)
    {
        if (request.Line.StartsWith("GET ", StringComparison.Ordinal))
            return Query(request.Line.Split(' ')[1].Split('/')[^1]);
        var isV2 = request.Body.StartsWith("<xml", StringComparison.Ordinal);
        var number = isV2 ? (string)Transformer.ToArray(request.Body)["out_trade_no"]! : request.Body.Split('"')[3];
        if (!isV2 && request.Body != Parameters(number))
            Changed.Add(request.Body);
        _requests[number] = RequestsFor(number) + 1;
        if (_placed.Contains(number))
            Again++;
        return Dice.Below(9) switch
        {
            0 => Reply.Error(429, "RATELIMIT_EXCEEDED"),
            1 => Place(number, Dice.Toss(), Reply.Error(500, "SYSTEM_ERROR")),
            2 => Place(number, Dice.Toss(), Reply.Error(502)),
            3 => Place(number, Dice.Toss(), Reply.Error(503, "SERVICE_UNAVAILABLE")),
            4 => Place(number, Dice.Toss(), Reply.Reset),
            5 => Place(number, Dice.Toss(), new(Deed.BreaksOff, 200, "{}")),
            // Who repeats a number that is in the book is told that it is there.
            6 when !_placed.Contains(number) => Reply.Error(400, "PARAM_ERROR"),
            7 when isV2 => Place(number, Dice.Toss(), Reply.V2("SYSTEMERROR")),
            _ => Place(number, true, isV2 ? SuccessV2 : Success),
        };
    }

    /// <summary>Writes the parameters of an order as the client sends them.</summary>
    public static string Parameters(string number) => $$$"""{"out_trade_no":"{{{number}}}","amount":{"total":1}}""";

    private Reply Query(string number) => Dice.Below(4) switch
    {
        0 => Reply.Error(503),
        1 => Reply.Reset,
        _ => Has(number) ? Found : Reply.Error(404, "ORDER_NOT_EXIST"),
    };

    private Reply Place(string number, bool takesEffect, Reply reply)
    {
        if (takesEffect)
            _placed.Add(number);
        return reply;
    }
}
