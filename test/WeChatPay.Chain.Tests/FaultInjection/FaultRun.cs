using WeChatPay.Crypto;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>One worker: two servers and a client of each, and one case after the other.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class FaultRun : IDisposable
{
    // A connection that a fault broke may be the pool's next one: then the response of the case was never asked for.
    private const int Attempts = 5;

    private readonly RawWire _raw = new();
    private readonly KestrelWire _kestrel = KestrelWire.StartAsync().GetAwaiter().GetResult();
    private readonly WeChatPayClient _rawClient;
    private readonly WeChatPayClient _kestrelClient;

    public FaultRun()
    {
        _rawClient = ClientOf(_raw);
        _kestrelClient = ClientOf(_kestrel);
    }

    /// <summary>Makes one case.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="seed">Of the case: the same seed makes the same case, but for its time.</param>
    /// <param name="table">Counts it.</param>
    /// <param name="isGenuine">Whether the response has to reach the caller.</param>
    public void Try(FaultKind kind, int seed, FaultTable table, bool isGenuine)
    {
        for (var attempt = 1; ; attempt++)
        {
            var exchange = kind.Genuine(new Dice(seed));
            kind.Break(exchange);
            var style = CallStyles.Pick(exchange);
            var isRaw = exchange.Response.IsRaw || exchange.Later.Exists(static later => later.IsRaw) || exchange.Dice.Toss();
            IFaultyServer server = isRaw ? _raw : _kestrel;
            Prepare(server, exchange);
            var (fate, error) = Run(style, isRaw ? _rawClient : _kestrelClient, exchange);
            if (attempt < Attempts && (fate == Fate.Broken && (server.Served == 0 || isGenuine)))
                continue;
            if (fate == Fate.NotSent && server.Served > 0)
                fate = Fate.Crashed;
            table.Add(kind.Name, fate);
            if (isGenuine ? fate != Fate.Genuine : fate is Fate.Reached or Fate.Crashed || (fate == Fate.Genuine && !exchange.MayBeRead))
                table.AddFault($"{kind.Name}, {style.Name}, {(isRaw ? "raw" : "Kestrel")}, {exchange.Path}, seed {seed}: {fate} {error}");
            return;
        }
    }

    public void Dispose()
    {
        _rawClient.Dispose();
        _kestrelClient.Dispose();
        _raw.Dispose();
        _kestrel.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static WeChatPayClient ClientOf(IFaultyServer server) => new(TestKeys.Options with
    {
        BaseUri = server.Address,
        ApiV2Key = XmlAnswer.ApiV2Key,
        // Each case is one response.
        Retry = false,
        Certs = new Dictionary<string, KeySource>
        {
            [TestKeys.PlatformKeyId] = TestKeys.PlatformPem,
            [Exchange.OtherKeyId] = Rsa.From(TestKeys.Third, Rsa.KEY_TYPE_PUBLIC),
        },
    });

    private static void Prepare(IFaultyServer server, Exchange exchange)
    {
        foreach (var response in exchange.Later.Prepend(exchange.Response))
        {
            if (response["Location"] is { } location)
                response["Location"] = location.Replace("{host}", server.Address.Authority, StringComparison.Ordinal);
        }
        server.Dice = exchange.Dice;
        server.Served = 0;
        server.Script = number => number == 0 ? exchange.Response : exchange.Later.ElementAtOrDefault(number - 1);
    }

    private static (Fate Fate, Exception? Error) Run(CallStyle style, WeChatPayClient client, Exchange exchange)
    {
        try
        {
            var bytes = style.Run(client, exchange);
            var isGenuine = bytes.AsSpan().SequenceEqual(exchange.Genuine)
                || (exchange.MayBeRead && exchange.Hash is not null && bytes.AsSpan().SequenceEqual(exchange.Response.Body));
            return (isGenuine ? Fate.Genuine : Fate.Reached, null);
        }
        catch (WeChatPayVerificationException error)
        {
            return (Fate.NotProven, error);
        }
        catch (WeChatPayApiException error)
        {
            return (Fate.Refused, error);
        }
        catch (WeChatPayTransportException error)
        {
            return (Fate.Broken, error);
        }
        catch (ArgumentException error) when (error.Message.EndsWith("Nothing was sent.", StringComparison.Ordinal))
        {
            return (Fate.NotSent, error);
        }
        catch (Exception error)
        {
            return (Fate.Crashed, error);
        }
    }
}
