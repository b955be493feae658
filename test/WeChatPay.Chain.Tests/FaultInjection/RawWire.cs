using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WeChatPay.Tests.FaultInjection;

/// <summary>A server of a test's own: it responds to each request as the test says next.</summary>
internal interface IFaultyServer
{
    Uri Address { get; }

    /// <summary>Gets or sets the maker of the responses, which takes the number of the request, from 0. <see langword="null"/> closes the connection.</summary>
    Func<int, WireResponse?>? Script { get; set; }

    /// <summary>Gets or sets how many requests came since it was set to 0.</summary>
    int Served { get; set; }

    /// <summary>Gets or sets the choices of the case.</summary>
    Dice Dice { get; set; }
}

/// <summary>A server that speaks bytes over many connections, kept open where the response allows it.</summary>
internal sealed class RawWire : IFaultyServer, IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawWire()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://{_listener.LocalEndpoint}/");

    public Func<int, WireResponse?>? Script { get; set; }

    public int Served { get; set; }

    public Dice Dice { get; set; } = new(0);

    /// <summary>Gets the last request as it came.</summary>
    public byte[] LastRequest { get; private set; } = [];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var connection = await _listener.AcceptSocketAsync();
                connection.NoDelay = true;
                _ = ServeAsync(connection);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(Socket connection)
    {
        using (connection)
        {
            try
            {
                while (await ReadAsync(connection) && Script?.Invoke(Served) is { } response)
                {
                    var bytes = response.ToBytes(Dice);
                    Served++;
                    await connection.SendAsync(bytes);
                    if (response.Ending == Ending.Resets)
                        connection.LingerState = new LingerOption(true, 0);
                    if (response.Ending != Ending.Stays || response.Framing == Framing.Close)
                        return;
                }
            }
            catch (SocketException)
            {
                // The client closed it: it saw a fault.
            }
        }
    }

    private async Task<bool> ReadAsync(Socket connection)
    {
        var buffer = new byte[4096];
        using var request = new MemoryStream();
        var wanted = int.MaxValue;
        while (request.Length < wanted)
        {
            var length = await connection.ReceiveAsync(buffer);
            if (length == 0)
                return false;
            request.Write(buffer, 0, length);
            if (wanted == int.MaxValue && EndOfHead(request.GetBuffer().AsSpan(0, (int)request.Length)) is > 0 and var end)
                wanted = end + BodyLength(Encoding.ASCII.GetString(request.GetBuffer(), 0, end));
        }
        LastRequest = request.ToArray();
        return true;
    }

    private static int EndOfHead(ReadOnlySpan<byte> request) => request.IndexOf("\r\n\r\n"u8) is >= 0 and var end ? end + 4 : 0;

    private static int BodyLength(string head)
    {
        const string name = "\r\nContent-Length:";
        var at = head.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head[(at + name.Length)..head.IndexOf('\r', at + 2)].Trim(), CultureInfo.InvariantCulture);
    }
}
