using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace WeChatPay.Benchmarks;

/// <summary>A server on loopback that signs its responses, and gives each after a few milliseconds. It has a process of its own: callers that fill the pool
/// must not slow the server.</summary>
internal static class DelayedResponses
{
    public const string Mode = "delayed-responses";

    private const string Nonce = "d824f2e086d3c1df967785d13fcd22ef";

    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(5);

    /// <summary>Starts this program again as the server.</summary>
    public static Process Start(KeyPair keys, out Uri address)
    {
        var program = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(program.FileName) == "dotnet")
            program.ArgumentList.Add(typeof(DelayedResponses).Assembly.Location);
        program.ArgumentList.Add(Mode);
        var process = Process.Start(program)!;
        keys.WriteTo(process.StandardInput);
        process.StandardInput.Flush();
        address = new Uri(process.StandardOutput.ReadLine()!);
        return process;
    }

    /// <summary>Prints the address, and responds until the process ends.</summary>
    public static async Task ServeAsync()
    {
        using var keys = KeyPair.Read(Console.In);
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(backlog: 512);
        await Console.Out.WriteLineAsync($"http://{listener.LocalEndpoint}/");
        // For minutes: longer than a run.
        var response = Sign(keys.Platform);
        while (true)
            _ = RespondAsync(await listener.AcceptSocketAsync(), response);
    }

    private static async Task RespondAsync(Socket connection, byte[] response)
    {
        using (connection)
        {
            var buffer = new byte[8192];
            try
            {
                // A request of the benchmark is short: it comes in one piece, or its body comes in a second.
                for (var length = 0; ;)
                {
                    var read = await connection.ReceiveAsync(buffer.AsMemory(length));
                    if (read == 0)
                        return;
                    length += read;
                    if (!IsWhole(Encoding.ASCII.GetString(buffer, 0, length)))
                        continue;
                    length = 0;
                    await Task.Delay(Delay);
                    await connection.SendAsync(response);
                }
            }
            catch (SocketException)
            {
                // The caller has gone.
            }
        }
    }

    private static bool IsWhole(string request)
    {
        const string name = "Content-Length:";
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0)
            return false;
        var at = request.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at < 0 || request.Length - end - 4 >= int.Parse(request[(at + name.Length)..].Split('\r')[0], CultureInfo.InvariantCulture);
    }

    private static byte[] Sign(RSA platform)
    {
        var body = """{"trade_state":"SUCCESS"}"""u8.ToArray();
        var timestamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{timestamp}\n{Nonce}\n"), .. body, (byte)'\n'];
        var signature = Convert.ToBase64String(platform.SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nWechatpay-Nonce: {Nonce}\r\n"
            + $"Wechatpay-Serial: {KeyPair.PlatformSerial}\r\nWechatpay-Timestamp: {timestamp}\r\nWechatpay-Signature: {signature}\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
