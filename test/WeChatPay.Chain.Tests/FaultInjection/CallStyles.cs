using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>A way to make a call, which gives the bytes that its caller gets.</summary>
internal sealed record CallStyle(string Name, bool IsGet, Func<WeChatPayClient, Exchange, byte[]> Run);

/// <summary>The ways to make a call: on the caller's thread and not, whole, as a stream, and into a file.</summary>
internal static class CallStyles
{
    private static readonly CallStyle[] V3 =
    [
        new("get", true, static (client, e) => Bytes(client[Path].Get(Options(e)))),
        new("getAsync", true, static (client, e) => Wait(async () => Bytes(await client[Path].GetAsync(Options(e))))),
        new("post", false, static (client, e) => Bytes(client[Path].Post(Options(e, json: new { out_trade_no = "N1" })))),
        new("postAsync", false, static (client, e) => Wait(async () => Bytes(await client[Path].PostAsync(Options(e, json: new { out_trade_no = "N1" }))))),
        new("get, streamed", true, static (client, e) => ReadAll(client[Path].Get(Options(e, stream: true)))),
        new("getAsync, streamed", true, static (client, e) => Wait(async () => ReadAll(await client[Path].GetAsync(Options(e, stream: true))))),
        new("get into a file", true, static (client, e) => InFile(path => client[Path].Get(Options(e, sink: path)))),
        new("getAsync into a file", true, static (client, e) => InFile(path => Wait(async () => await client[Path].GetAsync(Options(e, sink: path))))),
    ];

    private static readonly CallStyle[] V2 =
    [
        new("post", false, static (client, e) => Bytes(client[PathV2].Post(new { path = e.Path[3..], xml = Fields() }))),
        new("postAsync", false, static (client, e) => Wait(async () => Bytes(await client[PathV2].PostAsync(new { path = e.Path[3..], xml = Fields() })))),
        new("post into a file", false, static (client, e) => InFile(path => client[PathV2].Post(new { path = e.Path[3..], xml = Fields(), sink = path }))),
    ];

    private static readonly CallStyle[] Downloads =
    [
        new("download", true, static (client, e) => InFile(path => client.Download(Url(client, e), path, e.Hash))),
        new("downloadAsync", true, static (client, e) => InFile(path => Wait(async () => await client.DownloadAsync(Url(client, e), path, e.Hash)))),
        new("download into a stream", true, static (client, e) => InMemory(stream => client.Download(Url(client, e), stream, e.Hash))),
        new("downloadAsync, unpacked", true, static (client, e) => InMemory(stream => Wait(async () =>
            await client.DownloadAsync(Url(client, e), stream, e.Hash, new DownloadOptions { Gunzip = IsGzip(e) })))),
    ];

    private const string Path = "{+path}";

    private const string PathV2 = "v2/{+path}";

    public static CallStyle Pick(Exchange exchange)
    {
        var styles = exchange switch
        {
            { Path: var path } when path.StartsWith("v2/", StringComparison.OrdinalIgnoreCase) => V2,
            { OnlyGet: true } => exchange.Hash is null && exchange.Dice.Toss() ? V3 : Downloads,
            _ => V3,
        };
        return exchange.Dice.Pick(styles.Where(style => style.IsGet ? !exchange.OnlyPost : !exchange.OnlyGet).ToArray());
    }

    private static Dictionary<string, object?> Options(Exchange exchange, object? json = null, bool stream = false, string? sink = null)
    {
        var options = new Dictionary<string, object?>
        {
            ["path"] = exchange.Path,
            ["allow_redirects"] = exchange.Redirects > 0 ? new { max = exchange.Redirects } : false,
            ["json"] = json,
            ["stream"] = stream,
            ["sink"] = sink,
        };
        return options.Where(static option => option.Value is not null).ToDictionary();
    }

    private static object Fields() => new { appid = "wx8888888888888888", mch_id = TestKeys.Mchid, out_trade_no = "N1" };

    private static bool IsGzip(Exchange exchange) => exchange.Response.Body is [0x1f, 0x8b, ..];

    private static string Url(WeChatPayClient client, Exchange exchange) => new Uri(client.Options.BaseUri, exchange.Path).AbsoluteUri;

    private static byte[] Bytes(WeChatPayResponse response) => response.Bytes.ToArray();

    private static byte[] ReadAll(WeChatPayResponse response)
    {
        using var whole = new MemoryStream();
        using var body = response.Body.AsStream();
        body.CopyTo(whole);
        return whole.ToArray();
    }

    private static byte[] InMemory(Action<Stream> download)
    {
        using var stream = new MemoryStream();
        download(stream);
        return stream.ToArray();
    }

    // A file that is there after a failure has reached the caller, too.
    private static byte[] InFile(Action<string> call)
    {
        using var sink = new TemporarySink();
        try
        {
            call(sink.Path);
        }
        catch (Exception error) when (sink.Files.Any())
        {
            throw new InvalidOperationException($"The file is there after {error.GetType().Name}.", error);
        }
        return File.ReadAllBytes(sink.Path);
    }

    private static T Wait<T>(Func<Task<T>> call) => call().GetAwaiter().GetResult();
}
