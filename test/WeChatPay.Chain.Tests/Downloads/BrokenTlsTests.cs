using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using NUnit.Framework;
using WeChatPay.Tests.Errors;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Downloads;

/// <summary>The server dies while TLS is being set up, or is not whom it says it is.</summary>
public sealed class BrokenTlsTests
{
    private static IEnumerable<TestCaseData> Deaths() =>
    [
        Death("closed at once", static _ => Task.CompletedTask),
        // The reset may come before the connection stands, or after.
        Death("reset at once", static connection =>
        {
            RawServer.Reset(connection);
            return Task.CompletedTask;
        }),
        Death("closed after ClientHello", static connection => ReadAsync(connection)),
        Death("reset after ClientHello", static async connection =>
        {
            await ReadAsync(connection);
            RawServer.Reset(connection);
        }),
        Death("garbage in place of ServerHello", static async connection =>
        {
            await ReadAsync(connection);
            await connection.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        }),
        Death("half a ServerHello", static async connection =>
        {
            await ReadAsync(connection);
            await connection.SendAsync(new byte[] { 0x16, 3, 3, 0, 90, 2, 0, 0, 86, 3, 3 });
        }),
    ];

    [TestCaseSource(nameof(Deaths))]
    public async Task DownloadAsync_ServerDies_IsATransportErrorAndThePathStays(Func<Socket, Task> death)
    {
        using var server = new RawServer(death);
        using var client = Client(server);
        using var file = new TemporarySink();
        await File.WriteAllTextAsync(file.Path, "before");

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client.DownloadAsync($"{server.Https}v3/billdownload/file?token=x", file.Path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                error.Message,
                Does.Match($"^GET {{\\+download_url}} (found no (secure )?connection to|had no complete response from) `{server.Https.Authority}`: "));
            // A reset while the connection opens comes as the socket's own exception.
            Assert.That(error.InnerException, Is.InstanceOf<HttpRequestException>().Or.InstanceOf<SocketException>());
            Assert.That(await File.ReadAllTextAsync(file.Path), Is.EqualTo("before"));
            Assert.That(file.Files, Has.Exactly(1).Items);
        }
    }

    [TestCaseSource(nameof(Deaths))]
    public async Task PostAsync_ServerDies_SaysWhetherSomethingMayHaveBeenSent(Func<Socket, Task> death)
    {
        using var server = new RawServer(death);
        using var client = Client(server);

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client["v3/pay/transactions/native"].PostAsync(new { json = Caught.Person }));

        Assert.That(
            error.Message,
            Does.Match(
                "^POST v3/pay/transactions/native (found no (secure )?connection.* Nothing was sent|had no complete response.* it may have taken effect)\\.$"));
    }

    [Test]
    public async Task PostAsync_ServerDiesAfterTheHandshake_SaysToQueryTheOrder()
    {
        using var server = new RawServer(static connection => HandshakeAsync(connection));
        using var client = Client(server);

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client["v3/pay/transactions/native"].PostAsync(new { json = Caught.Person }));

        Assert.That(
            error.Message,
            Does.StartWith("POST v3/pay/transactions/native had no complete response")
                .And.EndWith("Query the order by `GET v3/pay/transactions/out-trade-no/{out_trade_no}` before trying again: it may have taken effect."));
    }

    [Test]
    public async Task DownloadAsync_CertificateThatNobodyTrusts_SaysSo()
    {
        using var server = new RawServer(static connection => HandshakeAsync(connection));
        using var client = new WeChatPayClient(TestKeys.Options with { BaseUri = server.Https });
        using var file = new TemporarySink();

        var error = await Caught.ByAsync<WeChatPayTransportException>(
            async () => await client.DownloadAsync($"{server.Https}v3/billdownload/file?token=x", file.Path));

        Assert.That(error.ToString(), Does.Contain("certificate"));
        Assert.That(file.Files, Is.Empty);
    }

    private static WeChatPayClient Client(RawServer server) =>
        new(TestKeys.Options with { BaseUri = server.Https, TrustedRoots = [XmlAnswer.Certificate] });

    private static async Task ReadAsync(Socket connection) => await connection.ReceiveAsync(new byte[16384]);

    private static async Task HandshakeAsync(Socket connection)
    {
        using var certificate = X509CertificateLoader.LoadPkcs12(XmlAnswer.Certificate.Export(X509ContentType.Pkcs12), null);
        await using var tls = new SslStream(new NetworkStream(connection));
        try
        {
            await tls.AuthenticateAsServerAsync(certificate);
            _ = await tls.ReadAsync(new byte[16384]);
        }
        catch (Exception error) when (error is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust the certificate, as one of the tests wants it.
        }
    }

    private static TestCaseData Death(string name, Func<Socket, Task> death) => new TestCaseData(death).SetArgDisplayNames(name);
}
