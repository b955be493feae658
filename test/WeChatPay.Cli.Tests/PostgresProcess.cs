using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace WeChatPay.Cli.Tests;

/// <summary>A PostgreSQL of its own, on loopback, where it is installed.</summary>
internal sealed class PostgresProcess : IDisposable
{
    private const string Programs = "/usr/lib/postgresql";

    // PostgreSQL does not run as root. Debian's package makes this user.
    private static readonly string[] AsOther = Environment.UserName == "root" ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] : [];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-postgres-");
    private readonly int _port = FindPort();
    private Process? _server;

    public string Connection => $"Host=127.0.0.1;Port={_port};Username=shop;Database=postgres";

    /// <summary>Starts one, or skips the test.</summary>
    public static async Task<PostgresProcess> StartAsync()
    {
        var programs = Directory.Exists(Programs) ? Directory.GetFiles(Programs, "initdb", SearchOption.AllDirectories) : [];
        if (programs is not [var initdb, ..])
        {
            Assert.Ignore("There is no PostgreSQL. `dotnet cake --target=Postgres` installs it.");
            throw new InvalidOperationException();
        }
        var postgres = new PostgresProcess();
        if (AsOther.Length > 0)
            await RunAsync("chown", "postgres", postgres._folder.FullName);
        var data = Path.Combine(postgres._folder.FullName, "data");
        await RunAsync([.. AsOther, initdb, "-D", data, "-U", "shop", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]);
        postgres._server = Start(
            [
                .. AsOther, Path.Combine(Path.GetDirectoryName(initdb)!, "postgres"), "-D", data, "-p", $"{postgres._port}", "-k", postgres._folder.FullName,
                "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off",
            ]);
        while (await postgres._server.StandardError.ReadLineAsync() is { } line)
        {
            if (!line.Contains("database system is ready to accept connections", StringComparison.Ordinal))
                continue;
            _ = postgres._server.StandardError.ReadToEndAsync();
            return postgres;
        }
        throw new AssertionException("PostgreSQL did not start.");
    }

    public void Dispose()
    {
        _server?.Kill(entireProcessTree: true);
        _server?.WaitForExit();
        _server?.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, await error);
    }

    private static Process Start(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        WorkingDirectory = "/",
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
