using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using WeChatPay.AspNetCore;

namespace WeChatPay.ClusterShop;

/// <summary>The database that all processes share: which callback took effect in which run of which process.</summary>
internal sealed class Book(IConfiguration configuration)
{
    private readonly string _file = configuration["Database"]!;
    private readonly long _run = configuration.GetValue<long>("Run");

    /// <summary>Notes an effect by itself, or together with the callback, both or neither.</summary>
    public void TakeEffect(string number, CallbackContext context, bool isInTransaction)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Execute(
            connection,
            "INSERT INTO effects (number, key, run, token, is_noted) VALUES ($number, $key, $run, $token, 0)",
            ("$number", number), ("$key", context.Key.Value), ("$run", _run), ("$token", context.Claim.Token));
        // A claim that another process has taken over meanwhile takes no effect.
        if (isInTransaction && Execute(
            connection,
            "UPDATE callbacks SET is_done = 1 WHERE key = $key AND until = $token AND is_done = 0",
            ("$key", context.Key.Value), ("$token", context.Claim.Token)) == 0)
            throw new InvalidOperationException("The lease ended, and another delivery was claimed.");
        transaction.Commit();
    }

    /// <summary>Some handlers wait for a moment, so that a process is often killed between two steps. One whose number names the place hangs there, the first
    /// time.</summary>
    public async Task PauseAsync(string number, string place)
    {
        if (number.StartsWith($"hang-{place}-", StringComparison.Ordinal)
            && Run("INSERT OR IGNORE INTO hung (number, run) VALUES ($number, $run)", ("$number", number), ("$run", _run)) > 0)
            await Task.Delay(Timeout.Infinite);
        await Task.Delay(RandomNumberGenerator.GetInt32(15));
    }

    public int Run(string text, params (string Name, object Value)[] values)
    {
        using var connection = Open();
        return Execute(connection, text, values);
    }

    public bool IsDone(CallbackKey key)
    {
        using var connection = Open();
        using var command = Command(connection, "SELECT is_done FROM callbacks WHERE key = $key", ("$key", key.Value));
        return command.ExecuteScalar() is 1L;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_file}");
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout = 20000; PRAGMA synchronous = OFF");
        return connection;
    }

    private static int Execute(SqliteConnection connection, string text, params (string Name, object Value)[] values)
    {
        using var command = Command(connection, text, values);
        return command.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, string text, params (string Name, object Value)[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value);
        return command;
    }
}

/// <summary>The ledger in the transaction of the shop.</summary>
internal sealed class BookLedger(Book book, IConfiguration configuration, TimeProvider time) : ICallbackLedger
{
    private readonly TimeSpan _lease = configuration.GetValue<TimeSpan>("Lease");

    public ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var until = (now + _lease).UtcTicks;
        var claimed = book.Run(
            """
            INSERT INTO callbacks (key, is_done, until) VALUES ($key, 0, $until)
            ON CONFLICT (key) DO UPDATE SET until = $until WHERE is_done = 0 AND until < $now
            """,
            ("$key", key.Value), ("$until", until), ("$now", now.UtcTicks)) > 0;
        return new(new CallbackClaim(
            claimed ? CallbackClaimState.Claimed : book.IsDone(key) ? CallbackClaimState.Done : CallbackClaimState.InProgress, until));
    }

    // The transaction of the effect has noted it.
    public ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim) => default;

    public ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim)
    {
        book.Run("DELETE FROM callbacks WHERE key = $key AND is_done = 0 AND until = $until", ("$key", key.Value), ("$until", claim.Token));
        return default;
    }
}

/// <summary>Notes in the book what Redis has noted, so that a test can tell an effect without a mark.</summary>
internal sealed class WitnessedLedger(ICallbackLedger ledger, Book book) : ICallbackLedger
{
    public ValueTask<CallbackClaim> ClaimAsync(CallbackKey key, CancellationToken cancellationToken) => ledger.ClaimAsync(key, cancellationToken);

    public async ValueTask CompleteAsync(CallbackKey key, CallbackClaim claim)
    {
        await ledger.CompleteAsync(key, claim);
        book.Run("UPDATE effects SET is_noted = 1 WHERE key = $key AND token = $token", ("$key", key.Value), ("$token", claim.Token));
    }

    public ValueTask ReleaseAsync(CallbackKey key, CallbackClaim claim) => ledger.ReleaseAsync(key, claim);
}
