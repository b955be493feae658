using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Bills;

/// <summary>A request for a bill: its kind, its variant and its day.</summary>
internal sealed record BillRequest(BillKind Kind, string Variant, DateOnly Date, bool IsGzip)
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Reads the query.</summary>
    /// <returns>The request; null when <paramref name="refusal"/> says what is wrong.</returns>
    public static BillRequest? Read(SandboxRequest request, BillKind kind, TimeProvider time, out SandboxResponse? refusal)
    {
        var query = QueryHelpers.ParseQuery(request.Query);
        var variant = query.TryGetValue(kind.Parameter, out var given) ? $"{given}" : kind.Variants[0];
        var archive = query.TryGetValue("tar_type", out var tarType) ? $"{tarType}" : null;
        refusal = RefuseDay(request, time, out var date);
        if (!kind.Variants.Contains(variant, StringComparer.Ordinal))
            refusal ??= Wrong(kind.Parameter, "unknown value", $"is `{variant}`, not one of {string.Join(", ", kind.Variants)}");
        else if (archive is not null and not "GZIP")
            refusal ??= Wrong("tar_type", "unknown value", $"is `{archive}`: send GZIP, or leave it out");
        return refusal is null ? new(kind, variant, date, archive is not null) : null;
    }

    /// <summary>Refuses a <c>bill_date</c> without a bill.</summary>
    /// <param name="request">The request.</param>
    /// <param name="time">The clock.</param>
    /// <param name="date">The day.</param>
    public static SandboxResponse? RefuseDay(SandboxRequest request, TimeProvider time, out DateOnly date)
    {
        var given = $"{QueryHelpers.ParseQuery(request.Query).GetValueOrDefault("bill_date")}";
        var isDate = DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Beijing).DateTime);
        if (!isDate)
            return Wrong("bill_date", "not a date", $"is `{given}`, not a day such as {Write(today.AddDays(-1))}");
        if (date > today)
            return Wrong("bill_date", "in the future", $"is {Write(date)}, and today is {Write(today)} in Beijing");
        return date == today
            ? ApiError.Create(400, "NO_STATEMENT_EXIST",
                $"The bill of {Write(date)} is not made yet: a day's bill is made on the next day. Nothing was done.")
            : null;
    }

    /// <summary>Writes a day as the protocol does.</summary>
    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SandboxResponse Wrong(string name, string issue, string problem) =>
        ApiError.ForParameter(name, "query", issue, $"The parameter {name} {problem}. Nothing was done.");
}
