namespace WeChatPay.Php.Time;

/// <summary>Adds distances to times, and measures them.</summary>
internal static class Intervals
{
    /// <summary>Adds a distance: years, months and days on the calendar, the rest as elapsed time.</summary>
    public static Moment Add(Moment moment, DateInterval interval, int sign)
    {
        var bias = interval.invert == 1 ? -sign : sign;
        var moved = moment;
        if (interval.y != 0 || interval.m != 0 || interval.d != 0)
        {
            var local = moment.Local;
            var months = (local.Year + bias * interval.y) * 12 + local.Month - 1 + bias * interval.m;
            var first = new System.DateTime((int)Floor(months, 12), (int)(months - 12 * Floor(months, 12)) + 1, 1);
            // The 31st of a month with 30 days is the first of the next.
            moved = Moment.FromLocal(first.AddDays(local.Day - 1 + bias * interval.d) + local.TimeOfDay, moment.Zone);
        }
        return moved with { Utc = moved.Utc + TimeSpan.FromTicks(interval.Clock.Ticks * bias) };
    }

    /// <summary>Measures the distance from one time to another, in the zone of the first.</summary>
    /// <exception cref="NotSupportedException">The zones differ, or a clock was changed between the two.</exception>
    public static DateInterval Between(Moment from, Moment to)
    {
        if (from.Zone.Id != to.Zone.Id || from.Offset != to.Offset)
            throw new NotSupportedException("diff is offered for two times of one zone, without a change of the clock between them: call setTimezone first.");
        var isInverted = to.Utc < from.Utc;
        var (one, two) = isInverted ? (to.Local, from.Local) : (from.Local, to.Local);
        var clock = two.TimeOfDay - one.TimeOfDay;
        var (years, months, days) = (two.Year - one.Year, two.Month - one.Month, two.Day - one.Day);
        if (clock < TimeSpan.Zero)
            (clock, days) = (clock + TimeSpan.FromDays(1), days - 1);
        // The missing days are those of months: from the first one on where the distance goes into the past, else from the one before the last back.
        var month = isInverted ? new System.DateTime(one.Year, one.Month, 1) : new System.DateTime(two.Year, two.Month, 1).AddMonths(-1);
        while (days < 0)
        {
            (days, months) = (days + System.DateTime.DaysInMonth(month.Year, month.Month), months - 1);
            month = month.AddMonths(isInverted ? 1 : -1);
        }
        if (months < 0)
            (months, years) = (months + 12, years - 1);
        return new DateInterval(years, months, days, clock, isInverted, (long)(two - one).TotalDays);
    }

    private static long Floor(long number, long by) => number >= 0 ? number / by : -((-number + by - 1) / by);
}
