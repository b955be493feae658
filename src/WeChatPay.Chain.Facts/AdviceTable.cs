using System.Globalization;

namespace WeChatPay.Facts;

/// <summary>The advice for documented error codes and sub-codes. The first use reads it.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class AdviceTable
{
    /// <summary>The code of an entry that stands for every code of its status.</summary>
    private const string AnyCode = "*";

    private static readonly Lazy<AdviceTable> Embedded = new(static () => new(Read("codes"), Read("sub-codes")));

    private static readonly Lazy<AdviceTable> EmbeddedChinese = new(static () => new(Read("codes-zh"), Read("sub-codes-zh")));

    private readonly ILookup<(string Protocol, string Code), AdviceEntry> _codes;
    private readonly Dictionary<long, AdviceEntry> _subCodes;

    public AdviceTable(IReadOnlyList<AdviceEntry> codes, IReadOnlyList<AdviceEntry> subCodes)
    {
        (Codes, SubCodes) = (codes, subCodes);
        _codes = codes.ToLookup(static entry => (entry.Protocol, entry.Code));
        _subCodes = subCodes.ToDictionary(static entry => long.Parse(entry.Code, CultureInfo.InvariantCulture));
    }

    public static AdviceTable Default => Embedded.Value;

    /// <summary>Gets the table with the sentences in Chinese. The entries are those of <see cref="Default"/>, in the same order.</summary>
    public static AdviceTable Chinese => EmbeddedChinese.Value;

    public IReadOnlyList<AdviceEntry> Codes { get; }

    public IReadOnlyList<AdviceEntry> SubCodes { get; }

    /// <summary>Gets the number behind the last <c>-</c> of a <c>Request-ID</c>; null when there is none. 0 means success.</summary>
    public static long? ParseSubCode(string? requestId)
    {
        var digits = requestId?[(requestId.LastIndexOf('-') + 1)..];
        return requestId?.Contains('-', StringComparison.Ordinal) is true
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>Gets the code to look up for an APIv2 response: a wrong signature is reported as <c>FAIL</c>, with words alone.</summary>
    /// <param name="code">The <c>err_code</c>, or else the <c>return_code</c>.</param>
    /// <param name="description">WeChat Pay's own sentence.</param>
    public static string? FindCodeV2(string? code, string? description) =>
        code == "FAIL" && description?.Contains("签名错误", StringComparison.Ordinal) is true ? "SIGNERROR" : code;

    /// <summary>Finds the advice for a response.</summary>
    /// <param name="protocol"><c>v3</c> or <c>v2</c>.</param>
    /// <param name="code">The error code; null when the response named none.</param>
    /// <param name="subCode">The sub-code; null or 0 for none.</param>
    /// <param name="status">The HTTP status; null when it is not known.</param>
    /// <param name="call">Verb and path, because a few answers depend on the operation; null when they are not known.</param>
    /// <returns>The advice; null when neither code, sub-code nor status is documented.</returns>
    public ErrorAdvice? Find(string protocol, string? code, long? subCode, int? status, string? call)
    {
        var fine = subCode is { } number ? _subCodes.GetValueOrDefault(number) : null;
        var ofCode = code is null ? null : FindCode(protocol, code, status);
        var ofStatus = status is { } given ? _codes[(protocol, AnyCode)].FirstOrDefault(entry => entry.Statuses.Contains(given)) : null;
        if ((fine ?? ofCode ?? ofStatus) is not { } entry)
            return null;
        // The status decides before the codes: a limit or a failure of the server leaves open what the codes take for refused.
        var decides = status is { } seen && IsOpen(seen) && (ofCode is null || !ofCode.Statuses.Contains(seen)) ? ofStatus : null;
        var repeats = decides ?? (status is { } open && IsOpen(open) ? ofCode : null) ?? entry;
        return new ErrorAdvice
        {
            Protocol = ofCode is null && ofStatus is null ? null : protocol,
            // A code that is not documented may be any text.
            Code = ofCode?.Code,
            SubCode = fine is null ? null : subCode,
            ServerText = fine?.ServerText,
            Meaning = entry.Meaning,
            Action = decides?.Action ?? entry.Action,
            Repeat = repeats.RepeatFor(call),
        };
    }

    private AdviceEntry? FindCode(string protocol, string code, int? status)
    {
        var entries = _codes[(protocol, code)].ToList();
        return entries.Find(entry => status is { } given && entry.Statuses.Contains(given)) ?? entries.FirstOrDefault();
    }

    private static IReadOnlyList<AdviceEntry> Read(string name) => AdviceReader.Read(EmbeddedText.Read($"Advice/{name}.txt"));

    // After these statuses it is open whether the request was carried out.
    private static bool IsOpen(int status) => status == 429 || status >= 500;
}
