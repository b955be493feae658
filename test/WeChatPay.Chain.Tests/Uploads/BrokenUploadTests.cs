using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Pipeline;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Uploads;

/// <summary>A server that dies in the middle of an upload, and one that asks for it again.</summary>
public sealed partial class BrokenUploadTests
{
    private const string Path = "v3/merchant/media/video_upload";
    private const int Size = 32 << 20;

    private TemporaryFile _file = null!;

    [OneTimeSetUp]
    public void MakeFile() => _file = TemporaryFile.Sparse("film.mp4", Size);

    [OneTimeTearDown]
    public void RemoveFile() => _file.Dispose();

    [TestCase(0, false)]
    [TestCase(0, true)]
    [TestCase(100_000, false)]
    [TestCase(100_000, true)]
    [TestCase(10_000_000, false)]
    [TestCase(10_000_000, true)]
    public async Task Server_DiesMidUpload_SaysToQueryFirst(int after, bool resets)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var client = new WeChatPayClient(TestKeys.Options with
        {
            BaseUri = new Uri($"http://{listener.LocalEndpoint}/"),
            // A second attempt would wait for a server that takes one connection.
            Retry = RetryOptions.Off,
        });
        var dying = DieAsync(listener, after, resets);
        var media = new MediaUtil(_file.Path);

        var error = (await Assert.CatchAsync<WeChatPayTransportException>(async () => await client[Path].PostAsync(new { body = media })))!;
        await dying;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                // A reset may come before the connection stands.
                Does.StartWith($"POST {Path} had no complete response from `{listener.LocalEndpoint}`: ")
                    .And.EndWith("Query the order before trying again: it may have taken effect.")
                    .Or.StartWith($"POST {Path} found no connection to `{listener.LocalEndpoint}`: ").And.EndWith("Nothing was sent."));
            Assert.That(() => File.Open(_file.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing, "The file is closed.");
        }
    }

    [Test]
    public async Task Redirect_OfAnUpload_SendsItAgainSignedAnew()
    {
        await using var server = await DiscardingServer.StartAsync(redirects: 1);
        using var client = server.Client();

        var answer = await client[Path].PostAsync(new { body = new MediaUtil(_file.Path) });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(200));
            Assert.That(server.Requests.Select(static request => request.Length), Is.EqualTo((long[])[server.Requests[0].Length, server.Requests[0].Length]));
            Assert.That(server.Requests.Select(static request => Nonce().Match(request.Authorization).Value), Is.Unique);
        }
    }

    [Test]
    public async Task Redirect_OfPartsInAStreamThatSeeks_SendsThemAgain()
    {
        await using var server = await DiscardingServer.StartAsync(redirects: 1);
        using var client = server.Client();
        using var stream = new MemoryStream([1, 2, 3, 4]) { Position = 1 };

        await client[Path].PostAsync(new
        {
            multipart = new object[] { new { name = "meta", contents = "{}" }, new { name = "file", contents = stream, filename = "a.mp4" } },
        });

        Assert.That(server.Requests.Select(static request => request.Length).Distinct().Count(), Is.EqualTo(1));
        Assert.That(server.Requests, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Redirect_OfAStreamThatCanBeReadOnce_IsNotFollowed()
    {
        await using var server = await DiscardingServer.StartAsync(redirects: 1);
        using var client = server.Client();
        var media = new MediaUtil("a.mp4", TestStream.Once([1, 2, 3]));
        media.SetMeta(new { sha256 = "known" });

        var error = (await Assert.CatchAsync<WeChatPayApiException>(async () => await client[Path].PostAsync(new { body = media })))!;

        Assert.That(error.StatusCode, Is.EqualTo(307));
        Assert.That(server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Attempt_ByAHandler_SendsTheFileAgain()
    {
        await using var server = await DiscardingServer.StartAsync();
        using var client = server.Client();
        client.Handlers.Before("signer", static next => async (request, cancellationToken) =>
        {
            _ = await next(request, cancellationToken);
            return request.Body!.IsReplayable ? await next(request, cancellationToken) : throw new InvalidOperationException();
        });

        await client[Path].PostAsync(new { body = new MediaUtil(_file.Path) });

        Assert.That(server.Requests.Select(static request => request.Length), Has.Exactly(2).GreaterThan(Size));
    }

    [Test]
    public void Body_MadeAnew_IsMadeForEachAttempt()
    {
        var made = 0;
        var body = RequestBody.FromContent(() => new StringContent($"{++made}"), "{}"u8.ToArray());

        Assert.That((body.IsReplayable, ReferenceEquals(body.ToContent(), body.ToContent()), made), Is.EqualTo((true, false, 2)));
    }

    private static async Task DieAsync(TcpListener listener, int after, bool resets)
    {
        using var connection = await listener.AcceptSocketAsync();
        var buffer = new byte[16 * 1024];
        for (var read = 0; read < after;)
            read += await connection.ReceiveAsync(buffer);
        // Lingering for no time at all is a reset.
        if (resets)
            connection.LingerState = new LingerOption(enable: true, seconds: 0);
        connection.Close();
    }

    [GeneratedRegex("nonce_str=\"[^\"]*\"")]
    private static partial Regex Nonce();
}
