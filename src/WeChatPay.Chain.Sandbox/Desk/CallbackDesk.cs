using System.Globalization;
using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.State;
using WeChatPay.Testing;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Sends callbacks to receivers on this machine, keeps what became of them, and repeats those that are not accepted.</summary>
/// <remarks>Mutable and thread-safe. Memory is bounded by the number of callbacks. A callback is in the file, if there is one, before it is sent.</remarks>
internal sealed class CallbackDesk(TimeProvider time) : IDisposable
{
    public const int Capacity = 200;

    private static readonly TimeSpan[] FirstDay =
    [
        .. new[] { 15, 15, 30 }.Select(static seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 3, 10, 20, 30, 30, 30, 60, 180, 180, 180, 360, 360 }.Select(static minutes => TimeSpan.FromMinutes(minutes)),
    ];

    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly Queue<CallbackRecord> _records = new();
    private long _last;
    private double _speed;
    private Action<double> _keepSpeed = static _ => { };
    private CancellationTokenSource _change = new();
    private KeptLines<CallbackRecord>? _file;
    private Func<SenderKeys, PlatformSigner>? _signers;

    /// <summary>Gets the times that WeChat Pay waits before it sends a callback again.</summary>
    public static IReadOnlyList<TimeSpan> Schedule => FirstDay;

    /// <summary>Gets how many times faster than WeChat Pay the sandbox repeats a callback; 0 for never.</summary>
    public double Speed => Volatile.Read(ref _speed);

    /// <summary>Opens the callbacks of an earlier start, and keeps all that follows in their file.</summary>
    public void Open(string path)
    {
        lock (_gate)
        {
            _file = KeptLines<CallbackRecord>.Open(path, CallbackLine.Form, out var kept);
            foreach (var record in kept.TakeLast(Capacity))
                _records.Enqueue(record);
            _last = _records.Select(static record => long.Parse(record.Id, CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
            _file.Rewrite(_records);
        }
    }

    /// <summary>Begins to repeat callbacks, those of an earlier start too.</summary>
    /// <param name="signers">Gives the signer of some keys.</param>
    /// <param name="speed">How many times faster than WeChat Pay.</param>
    /// <param name="keepSpeed">Keeps a speed that the desk sets.</param>
    public void Start(Func<SenderKeys, PlatformSigner> signers, double speed, Action<double>? keepSpeed)
    {
        _signers = signers;
        Change(speed);
        _keepSpeed = keepSpeed ?? _keepSpeed;
    }

    /// <summary>Lists the callbacks, the newest first.</summary>
    public SandboxResponse List() => SandboxResponse.FromJson(200, new JObject
    {
        ["repeat_speed"] = Speed,
        ["schedule"] = new JArray(Schedule.Select(static wait => (long)wait.TotalSeconds)),
        ["callbacks"] = new JArray(Snapshot().Reverse().Select(record => record.Describe(wholly: false, NextOf(record)))),
    });

    /// <summary>Shows a callback.</summary>
    public SandboxResponse Show(string id) =>
        Find(id) is { } record ? SandboxResponse.FromJson(200, record.Describe(wholly: true, NextOf(record))) : Unknown(id);

    /// <summary>Sets the speed of repeats.</summary>
    public SandboxResponse SetSpeed(JObject asked)
    {
        if (asked["repeat_speed"] is not JValue { Type: JTokenType.Integer or JTokenType.Float } given || !SandboxOptions.IsSpeed((double)given))
        {
            return ApiError.ForParameter("/repeat_speed", "body", "wrong value",
                "The field repeat_speed is a number from 0 to 100000: 0 repeats no callback, 60 repeats one 60 times faster than WeChat Pay. "
                + "Nothing was done.");
        }
        Change((double)given);
        _keepSpeed(Speed);
        return SandboxResponse.FromJson(200, new JObject { ["repeat_speed"] = Speed });
    }

    /// <summary>Sends a callback.</summary>
    /// <returns>What became of it.</returns>
    public async Task<JObject> SendAsync(SentCallback sent, CancellationToken cancellationToken)
    {
        var record = Enter(sent);
        // The addresses of examples lead to strangers.
        if (!HttpUrl.IsAbsolute(sent.Url) || !new Uri(sent.Url).IsLoopback)
        {
            const string Problem = "its notify_url is not on this machine";
            record.Refuse(Problem);
            Keep(record);
            return Untold(sent.Url, Problem, record.Id);
        }
        // Its repeats wait for the first attempt.
        record.TryWait();
        try
        {
            return await AttemptAsync(record, sent, isRepeat: false, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            record.EndWait();
            _ = RepeatAsync(record);
        }
    }

    /// <summary>Sends a callback again, at once.</summary>
    public async Task<SandboxResponse> SendAgainAsync(string id, CancellationToken cancellationToken)
    {
        if (Find(id) is not { } record)
            return Unknown(id);
        if (!HttpUrl.IsAbsolute(record.Sent.Url) || !new Uri(record.Sent.Url).IsLoopback)
            return ApiError.Create(400, "INVALID_REQUEST", "The notify_url of this callback is not on this machine. Nothing was sent.");
        var told = await AttemptAsync(record, Again(record.Sent), isRepeat: false, cancellationToken).ConfigureAwait(false);
        return SandboxResponse.FromJson(200, new JObject { ["callback"] = told });
    }

    /// <summary>Describes a callback that was not sent.</summary>
    public static JObject Untold(string? url, string problem, string? id = null) =>
        new() { ["id"] = id, ["url"] = url, ["sent"] = false, ["accepted"] = false, ["problem"] = problem };

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        lock (_gate)
        {
            _change.Dispose();
            _file?.Dispose();
            _file = null;
        }
    }

    private async Task<JObject> AttemptAsync(CallbackRecord record, SentCallback sent, bool isRepeat, CancellationToken cancellationToken)
    {
        var delivery = await sent.Callback.SendAsync(new Uri(sent.Url), cancellationToken).ConfigureAwait(false);
        record.Add(time.GetUtcNow(), delivery, isRepeat);
        Keep(record);
        return new JObject
        {
            ["id"] = record.Id,
            ["url"] = sent.Url,
            ["event"] = sent.Event,
            ["sent"] = true,
            ["status"] = delivery.Status,
            ["accepted"] = delivery.IsAccepted,
            ["problem"] = delivery.Problem,
            ["milliseconds"] = (long)delivery.Elapsed.TotalMilliseconds,
        };
    }

    // A wait that goes on is one of the new speed.
    private void Change(double speed)
    {
        CancellationTokenSource before;
        lock (_gate)
        {
            Volatile.Write(ref _speed, speed);
            (before, _change) = (_change, new());
        }
        using (before)
            before.Cancel();
        foreach (var record in Snapshot())
            _ = RepeatAsync(record);
    }

    private DateTimeOffset? NextOf(CallbackRecord record) => record is { IsRepeated: true, Fate: var fate } && Speed is > 0 and var speed
        && fate.Repeats < Schedule.Count ? fate.Since + Schedule[fate.Repeats] / speed : null;

    private async Task RepeatAsync(CallbackRecord record)
    {
        // Whoever waits for it already goes on.
        while (NextOf(record) is not null && record.TryWait())
        {
            try
            {
                await WaitAsync(record).ConfigureAwait(false);
            }
            catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException)
            {
                // The sandbox stops.
                return;
            }
            finally
            {
                record.EndWait();
            }
        }
    }

    private async Task WaitAsync(CallbackRecord record)
    {
        var stop = _stop.Token;
        while (true)
        {
            CancellationTokenSource either;
            lock (_gate)
                either = CancellationTokenSource.CreateLinkedTokenSource(stop, _change.Token);
            using (either)
            {
                if (NextOf(record) is not { } next)
                    return;
                try
                {
                    if (next - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
                        await Task.Delay(wait, time, either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!stop.IsCancellationRequested)
                {
                    continue;
                }
            }
            if (record.IsRepeated)
                await AttemptAsync(record, Again(record.Sent), isRepeat: true, stop).ConfigureAwait(false);
        }
    }

    private SentCallback Again(SentCallback sent) =>
        sent.Flaw == CallbackFlaw.None ? sent with { Callback = _signers!(sent.Keys).SignAgain(sent.Callback) } : sent;

    private CallbackRecord Enter(SentCallback sent)
    {
        lock (_gate)
        {
            var record = new CallbackRecord((_last + 1).ToString(CultureInfo.InvariantCulture), time.GetUtcNow(), sent);
            _file?.Write(record);
            _last++;
            _records.Enqueue(record);
            if (_records.Count > Capacity)
                _records.Dequeue();
            return record;
        }
    }

    // What cannot be written is lost at the end alone: the file has an earlier state, and the callback may come once more.
    private void Keep(CallbackRecord record)
    {
        lock (_gate)
        {
            try
            {
                if (_file?.IsLarge == true)
                    _file.Rewrite(_records);
                _file?.Write(record);
            }
            catch (IOException)
            {
            }
        }
    }

    private IReadOnlyList<CallbackRecord> Snapshot()
    {
        lock (_gate)
            return [.. _records];
    }

    private CallbackRecord? Find(string id) => Snapshot().FirstOrDefault(record => record.Id == id);

    private static SandboxResponse Unknown(string id) => ApiError.Create(404, "NOT_FOUND", $"The desk has no callback `{id}`. Nothing was done.");
}
