using System.Text.RegularExpressions;
using WeChatPay.Bills;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Bills;

/// <summary>The bill that a command line asks for: the bill of a day, or a file.</summary>
/// <param name="Given">The day or the path.</param>
internal sealed partial record BillArguments(string Given)
{
    /// <summary>The day before today, in China.</summary>
    public const string Yesterday = "yesterday";

    /// <summary>Gets WeChat Pay's words for the kinds of rows.</summary>
    public static IReadOnlyList<string> Types { get; } = [.. Enum.GetValues<BillType>().Select(BillWords.Write)];

    /// <summary>Gets WeChat Pay's words for the accounts.</summary>
    public static IReadOnlyList<string> Accounts { get; } = [.. Enum.GetValues<BillAccount>().Select(BillWords.Write)];

    /// <summary>Gets which rows a bill of trades has; null for all.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the account of a bill of funds; null for a bill of trades.</summary>
    public string? Account { get; init; }

    /// <summary>Gets the number of the sub-merchant; null for none.</summary>
    public string? SubMchid { get; init; }

    /// <summary>Gets the app for which APIv2 gives the bill; null for APIv3.</summary>
    public string? AppidV2 { get; init; }

    /// <summary>Gets the name of the profile; null for a sandbox.</summary>
    public string? Profile { get; init; }

    /// <summary>Reads the day.</summary>
    /// <returns>Null for a path.</returns>
    /// <exception cref="ArgumentException">The calendar lacks the day.</exception>
    /// <exception cref="MisuseException">The day has no bill yet, or the options do not go together.</exception>
    public BillDay? FindDay(TimeProvider time)
    {
        if (Given.Equals(Yesterday, StringComparison.OrdinalIgnoreCase))
            return Checked(BillDay.Yesterday(time));
        if (!Day().IsMatch(Given))
            return null;
        var (day, today) = (BillDay.Parse(Given), BillDay.FromDateTimeOffset(time.GetUtcNow()));
        // Both are written with four, two and two digits.
        return string.CompareOrdinal(day.ToString(), today.ToString()) < 0
            ? Checked(day)
            : throw new MisuseException(Message.Format(
                $"DAY {day} has not ended: in China it is {today}. The bill of a day is ready on the next day, after 10 o'clock. Nothing was sent."));
    }

    /// <summary>Opens the file.</summary>
    /// <exception cref="MisuseException">The path is not a file, or an option is for a download.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public FileStream OpenFile()
    {
        if (!File.Exists(Given))
            throw new MisuseException(Message.Format(
                $"{LibraryMessage.QuoteName(Given)} is neither a day such as 2026-01-31 nor a file. Nothing was sent."));
        (string Option, string? Value)[] ofDownload =
            [("--type", Type), ("--account", Account), ("--sub-mchid", SubMchid), ("--v2", AppidV2), ("--profile", Profile)];
        foreach (var (option, _) in ofDownload.Where(static one => one.Value is not null))
        {
            throw new MisuseException(Message.Format(
                $"{option} is for a bill that is downloaded, and `{Given}` is a file. Leave {option} out. Nothing was sent."));
        }
        return new FileStream(Given, new FileStreamOptions { BufferSize = 1 << 16, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
    }

    /// <summary>Downloads the bill.</summary>
    public IAsyncEnumerable<BillRow> Download(BillOperations bills, BillDay day, BillOptions options, CancellationToken cancellationToken)
    {
        options.SubMchid = SubMchid;
        var type = (BillType)Math.Max(0, IndexOf(Types, Type));
        var account = (BillAccount)Math.Max(0, IndexOf(Accounts, Account));
        return (Account is null, AppidV2) switch
        {
            (true, null) => bills.TradeAsync(day, type, options, cancellationToken),
            (true, { } appid) => bills.TradeV2Async(day, appid, type, options, cancellationToken),
            (false, null) => bills.FundFlowAsync(day, account, options, cancellationToken),
            (false, { } appid) => bills.FundFlowV2Async(day, appid, account, options, cancellationToken),
        };
    }

    private BillDay Checked(BillDay day) => Type is null || Account is null
        ? day
        : throw new MisuseException(Message.Of("--type is for the bill of trades, and --account for the bill of funds. Give one of them. Nothing was sent."));

    private static int IndexOf(IReadOnlyList<string> words, string? word) =>
        word is null ? -1 : words.ToList().FindIndex(one => one.Equals(word, StringComparison.OrdinalIgnoreCase));

    // Also a day that the calendar lacks: it is a mistake, and not the name of a file.
    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}\z")]
    private static partial Regex Day();
}
