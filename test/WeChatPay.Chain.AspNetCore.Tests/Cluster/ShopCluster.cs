using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using WeChatPay.Testing;

namespace WeChatPay.AspNetCore.Tests.Cluster;

/// <summary>Three processes of one shop with one database, which are killed and started again, and WeChat Pay, which delivers until SUCCESS is the reply.
/// </summary>
internal sealed class ShopCluster : IAsyncDisposable
{
    private const int Size = 3;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-cluster-");
    private readonly string? _redis;
    private readonly TimeSpan _lease;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Node[] _nodes = new Node[Size];
    private readonly ConcurrentDictionary<string, int> _replies = new();
    private long _lastRun;

    private ShopCluster(string? redis, TimeSpan lease)
    {
        _redis = redis;
        _lease = lease;
    }

    public PlatformSigner Signer { get; } = new();

    /// <summary>Gets the runs of processes that were killed.</summary>
    public ConcurrentBag<long> Killed { get; } = [];

    /// <summary>Gets how often each kind of reply came: a status, or "cut off".</summary>
    public IReadOnlyDictionary<string, int> Replies => _replies;

    /// <summary>Starts the processes.</summary>
    /// <param name="redis">The connection string of the ledger in Redis; without it the ledger is in the shop's transaction.</param>
    /// <param name="lease">How long a process that is killed keeps its claims.</param>
    public static async Task<ShopCluster> StartAsync(string? redis, TimeSpan lease)
    {
        var cluster = new ShopCluster(redis, lease);
        cluster.CreateTables();
        await Task.WhenAll(Enumerable.Range(0, Size).Select(cluster.RestartAsync));
        return cluster;
    }

    /// <summary>Delivers a callback as WeChat Pay does: again, to one process after the other, until it is accepted.</summary>
    public async Task DeliverAsync(SignedCallback callback, int first)
    {
        var start = TimeProvider.System.GetTimestamp();
        for (var node = first; !await TryDeliverAsync(callback, _nodes[node % Size].Url); node++)
        {
            Assert.That(TimeProvider.System.GetElapsedTime(start), Is.LessThan(Longest), "a callback that is never accepted");
            await Task.Delay(RandomNumberGenerator.GetInt32(40, 200));
        }
    }

    /// <summary>Ends a process by SIGKILL, and starts another one in its place.</summary>
    public async Task KillAsync(int node)
    {
        Killed.Add(_nodes[node].Run);
        _nodes[node].Process.Kill();
        await _nodes[node].Process.WaitForExitAsync();
        _nodes[node].Process.Dispose();
        await RestartAsync(node);
    }

    /// <summary>Kills the process whose handler hangs for a callback, once it does.</summary>
    public async Task KillWhereItHangsAsync(string number)
    {
        long[][] hung = [];
        await Redis.Until.TrueAsync(
            () => Task.FromResult((hung = Query($"SELECT run FROM hung WHERE number = '{number}'")).Length > 0), $"{number} does not hang");
        await KillAsync(Array.FindIndex(_nodes, node => node.Run == hung[0][0]));
    }

    /// <summary>Asks the database for numbers.</summary>
    public long[][] Query(string text)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = text;
        using var rows = command.ExecuteReader();
        var read = new List<long[]>();
        while (rows.Read())
            read.Add([.. Enumerable.Range(0, rows.FieldCount).Select(rows.GetInt64)]);
        return [.. read];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _nodes.Select(static node => node.Process).OfType<Process>())
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
        _http.Dispose();
        Signer.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private async Task<bool> TryDeliverAsync(SignedCallback callback, Uri url)
    {
        try
        {
            using var request = callback.ToRequest(new Uri(url, "/pay/notify"));
            using var response = await _http.SendAsync(request);
            Count($"{(int)response.StatusCode}");
            return response.IsSuccessStatusCode;
        }
        // A process that is killed while a connection opens: then the socket's own exception comes through.
        catch (Exception error) when (error is HttpRequestException or System.Net.Sockets.SocketException)
        {
            Count("cut off");
            return false;
        }
    }

    private void Count(string reply) => _replies.AddOrUpdate(reply, 1, static (_, count) => count + 1);

    private async Task RestartAsync(int node)
    {
        const string mark = "Now listening on: ";
        var run = Interlocked.Increment(ref _lastRun);
        var process = Process.Start(new ProcessStartInfo("dotnet", Arguments(run)) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var seen = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            if (line.IndexOf(mark, StringComparison.Ordinal) is not (>= 0 and var at))
                continue;
            _ = process.StandardOutput.ReadToEndAsync();
            _nodes[node] = new Node(process, new Uri(line[(at + mark.Length)..]), run);
            return;
        }
        throw new AssertionException(string.Join('\n', seen));
    }

    private IEnumerable<string> Arguments(long run)
    {
        yield return Path.Combine(AppContext.BaseDirectory, "WeChatPay.Chain.ClusterShop.dll");
        yield return "--urls=http://127.0.0.1:0";
        yield return $"--Run={run}";
        yield return $"--Database={File}";
        yield return $"--Lease={_lease}";
        if (_redis is not null)
            yield return $"--Redis={_redis}";
        foreach (var (key, value) in Shop.Values(Signer))
            yield return $"--WeChatPay:{key}={value}";
    }

    private string File => Path.Combine(_folder.FullName, "book.db");

    private void CreateTables()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            PRAGMA journal_mode = WAL;
            CREATE TABLE effects (number TEXT, key TEXT, run INTEGER, token INTEGER, is_noted INTEGER);
            CREATE INDEX effects_by_key ON effects (key, token);
            CREATE TABLE hung (number TEXT PRIMARY KEY, run INTEGER);
            CREATE TABLE callbacks (key TEXT PRIMARY KEY, is_done INTEGER, until INTEGER);
            """;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File}");
        connection.Open();
        return connection;
    }

    private readonly record struct Node(Process Process, Uri Url, long Run);
}
