namespace WeChatPay.Php.Time;

/// <summary>Time zones by their names of the IANA.</summary>
internal static class Zones
{
    private static readonly AsyncLocal<string?> Chosen = new();
    private static string? _default;

    /// <summary>Gets or sets the name of the zone that counts where a call gives none. China's is the default.</summary>
    public static string Default
    {
        get => Chosen.Value ?? _default ?? "Asia/Shanghai";
        set
        {
            _default ??= value;
            Chosen.Value = value;
        }
    }

    /// <summary>Finds a zone; <c>+08:00</c> is one too.</summary>
    /// <returns>Null where no zone has this name.</returns>
    public static TimeZoneInfo? Find(string name)
    {
        if (OffsetText.TryParse(name, out var offset))
            return TimeZoneInfo.CreateCustomTimeZone(OffsetText.Format(offset, withColon: true), offset, null, null);
        if (name.Equals("UTC", StringComparison.OrdinalIgnoreCase) || name.Equals("Z", StringComparison.Ordinal))
            return TimeZoneInfo.Utc;
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception error) when (error is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            // .NET Framework has its own names.
            return name is "Asia/Shanghai" or "PRC" ? TimeZoneInfo.CreateCustomTimeZone(name, TimeSpan.FromHours(8), null, null) : null;
        }
    }

    public static TimeZoneInfo Get(string name) => Find(name) ?? throw new Error($"DateTimeZone::__construct(): Unknown or bad timezone ({name})");
}
