using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeChatPay.Tests.Retry;

/// <summary>A request as it arrived.</summary>
internal sealed record Arrived(string Head, string Body)
{
    public string Line => Head[..Head.IndexOf('\r', StringComparison.Ordinal)];

    public string? Header(string name)
    {
        var at = Head.IndexOf($"\r\n{name}: ", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : Head[(at + name.Length + 4)..Head.IndexOf('\r', at + 2)];
    }
}

/// <summary>A server on loopback that speaks bytes: it reads each request, and replies as the test says.</summary>
/// <remarks>Thread-safe, but for the function that replies.</remarks>
internal sealed class ScriptedServer : IDisposable
{
    private readonly TcpListener _listener;
    private readonly Func<Arrived, Reply> _reply;
    private readonly Func<int, Deed>? _meet;
    private readonly List<Arrived> _requests = [];
    private int _connections;

    /// <param name="reply">Replies to a request.</param>
    /// <param name="meet">Says what becomes of a connection before it is read, by its number from 0.</param>
    /// <param name="port">The port; 0 for any.</param>
    public ScriptedServer(Func<Arrived, Reply> reply, Func<int, Deed>? meet = null, int port = 0)
    {
        (_reply, _meet) = (reply, meet);
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Gets how many connections were made.</summary>
    public int Connections => _connections;

    /// <summary>Gets the requests that were read, in the order in which they came.</summary>
    public IReadOnlyList<Arrived> Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>Gives an address that refuses connections.</summary>
    public static Uri ClosedAddress()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://{listener.LocalEndpoint}/");
        listener.Stop();
        return address;
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var connection = await _listener.AcceptSocketAsync();
                _ = ServeAsync(connection, Interlocked.Increment(ref _connections) - 1);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket connection, int number)
    {
        using (connection)
        {
            try
            {
                if (_meet?.Invoke(number) == Deed.ResetsAtOnce)
                {
                    // One byte tells that the client began to send.
                    await connection.ReceiveAsync(new byte[1]);
                    Reply.Cut(connection);
                }
                else if (await ReadAsync(connection) is { } request)
                    await RespondAsync(connection, request);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The client went.
            }
        }
    }

    private async Task RespondAsync(Socket connection, Arrived request)
    {
        Reply reply;
        lock (_requests)
        {
            _requests.Add(request);
            reply = _reply(request);
        }
        if (reply.Deed == Deed.IsSilent)
            await connection.ReceiveAsync(new byte[1]);
        else if (reply.Deed == Deed.ResetsAfterReading)
            Reply.Cut(connection);
        else
            await connection.SendAsync(reply.ToBytes());
    }

    private static async Task<Arrived?> ReadAsync(Socket connection)
    {
        var buffer = new byte[4096];
        using var bytes = new MemoryStream();
        var (end, wanted) = (0, int.MaxValue);
        while (bytes.Length < wanted)
        {
            var length = await connection.ReceiveAsync(buffer);
            if (length == 0)
                return null;
            bytes.Write(buffer, 0, length);
            if (end == 0 && bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("\r\n\r\n"u8) is > 0 and var found)
            {
                end = found + 4;
                var head = new Arrived(Encoding.ASCII.GetString(bytes.GetBuffer(), 0, end), "");
                wanted = end + int.Parse(head.Header("Content-Length") ?? "0", CultureInfo.InvariantCulture);
            }
        }
        var all = bytes.ToArray();
        return new(Encoding.ASCII.GetString(all, 0, end), Encoding.UTF8.GetString(all, end, all.Length - end));
    }
}
