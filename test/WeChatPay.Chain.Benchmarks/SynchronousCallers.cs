using System.Diagnostics;
using System.Globalization;

namespace WeChatPay.Benchmarks;

/// <summary>Measures what many callers of the synchronous verbs wait for, beside <see cref="HttpClient.Send(HttpRequestMessage)"/> with a bare signature and a
/// bare verification.</summary>
/// <remarks>All callers are on the pool, as the requests of a web server are, and the connections are new: so they were when a call waited for an
/// asynchronous one, and the pool had no thread left to open them.</remarks>
internal static class SynchronousCallers
{
    private const int Callers = 200;
    private const int Rounds = 9;

    private static readonly byte[] Json = """{"out_order_no":"6e8369071cd942c0476613f9d1ce9ca3"}"""u8.ToArray();

    /// <summary>Gives the wall time of our callers over the wall time of the bare ones: the median of rounds in turns.</summary>
    public static async Task<double> RatioAsync(KeyPair keys)
    {
        using var server = DelayedResponses.Start(keys, out var address);
        ThreadPool.SetMinThreads(Callers, Callers);
        // Keys of its own for each caller: a key of .NET is for one thread.
        var cryptography = Enumerable.Range(0, Callers).Select(_ => new BareCryptography(keys.Copy())).ToArray();
        var ratios = new double[Rounds];
        // The first round is for the compiler.
        for (var round = -1; round < Rounds; round++)
        {
            var bare = await BareAsync(cryptography, address);
            var ours = await OursAsync(keys, address);
            if (round >= 0)
                ratios[round] = ours / bare;
        }
        server.Kill();
        Array.Sort(ratios);
        return ratios[Rounds / 2];
    }

    private static async Task<double> OursAsync(KeyPair keys, Uri address)
    {
        using var client = Builder.Factory(new
        {
            mchid = "1900000109",
            serial = "3775B6A45ACD588826D15E583A95F5DD00000000",
            privateKey = keys.Merchant.ExportPkcs8PrivateKeyPem(),
            certs = new Dictionary<string, object> { [KeyPair.PlatformSerial] = keys.Platform.ExportSubjectPublicKeyInfoPem() },
            base_uri = address,
        });
        return await MeasureAsync(number => number % 2 == 0
            ? client["v3/pay/transactions/id/1"].Get().StatusCode
            : client["v3/pay/transactions/native"].Post(new { json = new { out_order_no = "6e8369071cd942c0476613f9d1ce9ca3" } }).StatusCode);
    }

    private static async Task<double> BareAsync(BareCryptography[] cryptography, Uri address)
    {
        using var client = new HttpClient { BaseAddress = address };
        return await MeasureAsync(number =>
        {
            cryptography[number].Sign();
            using var request = number % 2 == 0
                ? new HttpRequestMessage(HttpMethod.Get, "v3/pay/transactions/id/1")
                : new HttpRequestMessage(HttpMethod.Post, "v3/pay/transactions/native") { Content = new ByteArrayContent(Json) };
            using var response = client.Send(request);
            using var body = response.Content.ReadAsStream();
            body.CopyTo(Stream.Null);
            cryptography[number].Verify();
            return (int)response.StatusCode;
        });
    }

    private static async Task<double> MeasureAsync(Func<int, int> call)
    {
        var start = Stopwatch.GetTimestamp();
        var statuses = await Task.WhenAll(Enumerable.Range(0, Callers).Select(number => Task.Run(() => call(number))));
        var elapsed = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return statuses.All(static status => status == 200)
            ? elapsed
            : throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture,
                $"A caller got {statuses.First(static status => status != 200)}."));
    }
}
