using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace WeChatPay.AspNetCore.Tests.Redis;

/// <summary>A Redis of its own, on loopback and without a file, where <c>redis-server</c> is installed.</summary>
internal sealed class RedisProcess : IDisposable
{
    private const string Program = "/usr/bin/redis-server";
    private const string Password = "planted-in-tests";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-redis-");
    private Process? _process;

    private RedisProcess(int port) => Port = port;

    public int Port { get; }

    /// <summary>Gets the connection string, with a password.</summary>
    public string Connection => $"127.0.0.1:{Port},password={Password},connectTimeout=2000";

    /// <summary>Starts one, or skips the test.</summary>
    public static async Task<RedisProcess> StartAsync()
    {
        if (!File.Exists(Program))
            Assert.Ignore("redis-server is missing. `dotnet cake --target=Redis` installs it.");
        var redis = new RedisProcess(FindPort());
        await redis.RunAsync();
        return redis;
    }

    /// <summary>Starts it again, empty.</summary>
    public async Task RunAsync()
    {
        string[] arguments =
        [
            "--port", $"{Port}", "--bind", "127.0.0.1", "--requirepass", Password, "--save", "", "--appendonly", "no", "--dir", _folder.FullName,
        ];
        _process = Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
            {
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }
        throw new AssertionException("redis-server did not start.");
    }

    public Task<ConnectionMultiplexer> ConnectAsync() => ConnectionMultiplexer.ConnectAsync($"{Connection},allowAdmin=true");

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Lets it hang: its connections stay, and it replies to nothing.</summary>
    public void Stop() => Signal("-STOP");

    /// <summary>Lets it go on.</summary>
    public void Continue() => Signal("-CONT");

    public void Dispose()
    {
        _process?.Kill();
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, $"{_process!.Id}"]);
        kill.WaitForExit();
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Waits for what other processes do.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<Task<bool>> condition, string otherwise)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(Longest), otherwise);
            await Task.Delay(Pause);
        }
    }
}
