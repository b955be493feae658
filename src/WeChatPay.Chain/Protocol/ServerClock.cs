using System.Globalization;

namespace WeChatPay.Protocol;

/// <summary>Remembers the header <c>Date</c> of the last response beside this machine's time.</summary>
/// <remarks>It is read when somebody asks: a response costs two fields. Mutable and thread-safe.</remarks>
internal sealed class ServerClock(TimeProvider time)
{
    private readonly Lock _gate = new();
    private string? _date;
    private DateTimeOffset _at;

    /// <summary>Gets how far this machine's clock was ahead of the server's; <see langword="null"/> before the first date.</summary>
    public TimeSpan? Ahead
    {
        get
        {
            lock (_gate)
                return TryParse(_date, out var date) ? _at - date : null;
        }
    }

    /// <summary>Notes the header of a response that just began to arrive.</summary>
    public void Note(string? date)
    {
        if (date is null)
            return;
        var now = time.GetUtcNow();
        lock (_gate)
            (_date, _at) = (date, now);
    }

    // RFC 9110, 5.6.7.
    private static bool TryParse(string? date, out DateTimeOffset parsed) =>
        DateTimeOffset.TryParseExact(date, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out parsed);
}
