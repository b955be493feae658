using System.Diagnostics.Metrics;

namespace WeChatPay.Telemetry;

/// <summary>Measures the days until the certificates of all living clients end.</summary>
/// <remarks>It keeps no client alive. Mutable and thread-safe.</remarks>
internal static class KeyGauge
{
    private static readonly Lock Gate = new();
    private static readonly List<WeakReference<ClientTelemetry>> Clients = [];
    private static int _nextSweep = 64;

    public static void Add(ClientTelemetry client)
    {
        lock (Gate)
        {
            if (Clients.Count >= _nextSweep)
            {
                Clients.RemoveAll(static one => !one.TryGetTarget(out _));
                _nextSweep = Math.Max(64, Clients.Count * 2);
            }
            Clients.Add(new(client));
        }
    }

    public static void Remove(ClientTelemetry client)
    {
        lock (Gate)
            Clients.RemoveAll(one => !one.TryGetTarget(out var living) || living == client);
    }

    public static IEnumerable<Measurement<double>> Measure()
    {
        WeakReference<ClientTelemetry>[] clients;
        lock (Gate)
            clients = [.. Clients];
        foreach (var reference in clients)
        {
            if (!reference.TryGetTarget(out var client))
                continue;
            var now = client.Time.GetUtcNow();
            foreach (var end in client.ListKeyEnds())
            {
                yield return new((end.NotAfter - now).TotalDays,
                [
                    new(Tags.Mchid, client.Mchid),
                    new(Tags.KeyKind, end.Owner == KeyOwner.Platform ? "platform_certificate" : "merchant_certificate"),
                    new(Tags.Serial, end.Serial),
                ]);
            }
        }
    }
}
