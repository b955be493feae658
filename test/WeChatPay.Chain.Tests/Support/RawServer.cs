using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeChatPay.Tests.Support;

/// <summary>A server that speaks bytes, not HTTP: it takes one connection after the other and does with each what the test says, then closes it.</summary>
internal sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public RawServer(Func<Socket, Task> serve)
    {
        _listener.Start();
        _serving = ServeAsync(serve);
    }

    public Uri Http => new($"http://{_listener.LocalEndpoint}/");

    public Uri Https => new($"https://{_listener.LocalEndpoint}/");

    /// <summary>Reads the head of a request, and answers with these bytes.</summary>
    public static async Task AnswerAsync(Socket connection, string head, byte[] body)
    {
        var buffer = new byte[16384];
        var length = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
            length += await connection.ReceiveAsync(buffer.AsMemory(length));
        await connection.SendAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\n{head}\r\n\r\n"));
        await connection.SendAsync(body);
    }

    /// <summary>Closes a connection as a process that dies does: the other side sees a reset.</summary>
    public static void Reset(Socket connection)
    {
        connection.LingerState = new LingerOption(true, 0);
        connection.Close();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Assert(_serving);
    }

    private static void Assert(Task serving) => NUnit.Framework.Assert.That(async () => await serving, NUnit.Framework.Throws.Nothing);

    private async Task ServeAsync(Func<Socket, Task> serve)
    {
        while (true)
        {
            Socket connection;
            try
            {
                connection = await _listener.AcceptSocketAsync();
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            using (connection)
                await serve(connection);
        }
    }
}
