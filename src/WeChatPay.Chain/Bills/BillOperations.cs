using WeChatPay.Bills;
using WeChatPay.Downloads;
using WeChatPay.Keys;

namespace WeChatPay;

/// <summary>Bills as rows: <c>await foreach (var row in client.Bills.TradeAsync("2026-01-31", BillType.All))</c>.</summary>
/// <remarks>A row has amounts in fen and times with +08:00; every other column is kept. Enumerating again downloads again. A day without a bill is a
/// <see cref="WeChatPayApiException"/> with the code <c>NO_STATEMENT_EXIST</c>; in APIv2 it says <c>No Bill Exist</c>. Immutable and thread-safe.</remarks>
public sealed class BillOperations
{
    private const string Algorithm = "AEAD_AES_256_GCM";

    private static readonly Dictionary<string, object?> FailedWithdrawals = new(StringComparer.Ordinal) { ["bill_type"] = "NO_SUCC" };

    private readonly BillSource _source;
    private readonly Func<string?> _mchid;

    internal BillOperations(ChainNode root, Downloader downloader, KeyRing keys, Func<string?> mchid)
    {
        _source = new(root, downloader, keys);
        _mchid = mchid;
    }

    /// <summary>Reads the bill of trades of a day: payments and refunds.</summary>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="type">Which rows it has.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary file.</param>
    /// <returns>The rows, in the order of the bill.</returns>
    /// <exception cref="ArgumentException">An argument is wrong. Nothing was sent.</exception>
    /// <exception cref="WeChatPayApiException">WeChat Pay has no such bill. The enumeration throws it.</exception>
    /// <exception cref="WeChatPayVerificationException">The file does not have the announced digest. The enumeration throws it.</exception>
    /// <exception cref="WeChatPayBillException">The file is not a whole bill. The enumeration throws it.</exception>
    /// <exception cref="WeChatPayException">Another call failed. The enumeration throws it.</exception>
    public IAsyncEnumerable<TradeBillRow> TradeAsync(
        BillDay day, BillType type = BillType.All, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("v3/bill/tradebill", BillForms.Trade, Query(day, options, ("bill_type", BillWords.Write(type))), options, cancellationToken);

    /// <summary>Reads the refunds of a day: the bill of trades with <see cref="BillType.Refund"/>.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    public IAsyncEnumerable<TradeBillRow> RefundsAsync(BillDay day, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        TradeAsync(day, BillType.Refund, options, cancellationToken);

    /// <summary>Reads the bill of funds of a day: what went into and out of an account.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary file.</param>
    public IAsyncEnumerable<FundFlowRow> FundFlowAsync(
        BillDay day, BillAccount account = BillAccount.Basic, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("v3/bill/fundflowbill", BillForms.FundFlow, Query(day, options, ("account_type", BillWords.Write(account))), options, cancellationToken);

    /// <summary>Reads the bill of funds of one sub-merchant, which comes in encrypted pieces: for service providers with an RSA key.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="subMchid">The number of the sub-merchant.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">How it is read. All pieces are decrypted and proven before the first row, also with <see cref="BillOptions.RowsAtOnce"/>.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary files.</param>
    public IAsyncEnumerable<FundFlowRow> SubMerchantFundFlowAsync(
        BillDay day, string subMchid, BillAccount account = BillAccount.Basic, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(subMchid);
        var query = Query(
            day, (options ?? new()) with { SubMchid = subMchid }, ("account_type", BillWords.Write(account)), ("algorithm", Algorithm));
        return Read("v3/bill/sub-merchant-fundflowbill", BillForms.FundFlow, query, options, cancellationToken);
    }

    /// <summary>Reads the bill of funds of all second-level merchants of a platform, which comes in encrypted pieces: for platforms with an RSA key.</summary>
    /// <inheritdoc cref="SubMerchantFundFlowAsync"/>
    public IAsyncEnumerable<FundFlowRow> EcommerceFundFlowAsync(BillDay day, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        var query = Query(day, options, ("account_type", "ALL"), ("algorithm", Algorithm));
        return Read("v3/ecommerce/bill/fundflowbill", BillForms.FundFlow, query, options, cancellationToken);
    }

    /// <summary>Reads the bill of WeChat Pay Score of a day, by the names of its columns. It comes in encrypted pieces.</summary>
    /// <inheritdoc cref="SubMerchantFundFlowAsync"/>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="serviceId">The <c>service_id</c>.</param>
    /// <param name="options">How it is read. All pieces are decrypted and proven before the first row, also with <see cref="BillOptions.RowsAtOnce"/>.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary files.</param>
    public IAsyncEnumerable<BillRow> PayScoreAsync(
        BillDay day, string serviceId, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(serviceId);
        var query = Query(day, options, ("encryption_algorithm", Algorithm), ("service_id", serviceId));
        return Read("v3/payscore/merchant-bill", BillForms.Any, query, options, cancellationToken);
    }

    /// <summary>Reads the bill of profit sharing of a day, by the names of its columns. Its amounts are in yuan.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    public IAsyncEnumerable<BillRow> ProfitSharingAsync(BillDay day, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("v3/profitsharing/bills", BillForms.ProfitSharing, Query(day, options), options, cancellationToken);

    /// <summary>Reads the withdrawals of a day that did not succeed, by the names of their columns.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    public IAsyncEnumerable<BillRow> FailedWithdrawalsAsync(BillDay day, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = new RequestOptions { Query = Query(day, options), Variables = FailedWithdrawals };
        return _source.ReadAsync("v3/merchant/fund/withdraw/bill-type/{bill_type}", call, BillForms.Any, Validated(options), cancellationToken);
    }

    /// <summary>Reads the bill of payments for customs, 购付汇, of a day, by the names of its columns.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    public IAsyncEnumerable<BillRow> FundsToOverseaAsync(BillDay day, BillOptions? options = null, CancellationToken cancellationToken = default) =>
        Read("v3/funds-to-oversea/bill-download-url", BillForms.Any, Query(day, (options ?? new()) with { Gzip = false }), options, cancellationToken);

    /// <summary>Reads the bill of any operation of APIv3 whose response has a <c>download_url</c> or a <c>download_bill_list</c>, by the names of its
    /// columns.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    /// <param name="path">The path, for example <c>v3/transfer/bill-receipt/{out_batch_no}</c>.</param>
    /// <param name="call">The options of the call.</param>
    /// <param name="options">How the bill is read.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary file.</param>
    public IAsyncEnumerable<BillRow> RowsAsync(
        string path, RequestOptions? call = null, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _source.ReadAsync(path, call ?? new(), BillForms.Any, Validated(options), cancellationToken);
    }

    /// <summary>Reads the bill of trades of a day by APIv2. It comes without a digest: only its line of totals proves that it is whole.</summary>
    /// <inheritdoc cref="TradeAsync"/>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="appid">The app.</param>
    /// <param name="type">Which rows it has.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary file.</param>
    public IAsyncEnumerable<TradeBillRow> TradeV2Async(
        BillDay day, string appid, BillType type = BillType.All, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = CreateCallV2(day, appid, options, ("bill_type", BillWords.WriteV2(type)));
        return _source.ReadV2Async("v2/pay/downloadbill", call, BillForms.Trade, Validated(options), cancellationToken);
    }

    /// <summary>Reads the bill of funds of a day by APIv2, which needs the client certificate. It comes without a digest: only its line of totals proves that
    /// it is whole.</summary>
    /// <inheritdoc cref="TradeV2Async"/>
    /// <param name="day">The day in China. Its bill is made on the next day.</param>
    /// <param name="appid">The app.</param>
    /// <param name="account">The account.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Stops it, and deletes the temporary file.</param>
    public IAsyncEnumerable<FundFlowRow> FundFlowV2Async(
        BillDay day, string appid, BillAccount account = BillAccount.Basic, BillOptions? options = null, CancellationToken cancellationToken = default)
    {
        var call = CreateCallV2(day, appid, options, ("account_type", BillWords.WriteV2(account)), ("sign_type", "HMAC-SHA256"));
        return _source.ReadV2Async("v2/pay/downloadfundflow", call with { Security = true }, BillForms.FundFlow, Validated(options), cancellationToken);
    }

    /// <summary>Shows what it is.</summary>
    public override string ToString() => "bills as rows";

    private IAsyncEnumerable<TRow> Read<TRow>(
        string path, BillForm<TRow> form, Dictionary<string, object?> query, BillOptions? options, CancellationToken cancellationToken) =>
        _source.ReadAsync(path, new() { Query = query }, form, Validated(options), cancellationToken);

    private static Dictionary<string, object?> Query(BillDay day, BillOptions? options, params (string Name, string Value)[] more)
    {
        var query = new Dictionary<string, object?>(StringComparer.Ordinal) { ["bill_date"] = day.ToString() };
        foreach (var (name, value) in more)
            query[name] = value;
        if (options?.SubMchid is { } subMchid)
            query["sub_mchid"] = subMchid;
        if (options?.Gzip ?? true)
            query["tar_type"] = "GZIP";
        return query;
    }

    private RequestOptions CreateCallV2(BillDay day, string appid, BillOptions? options, params (string Name, string Value)[] more)
    {
        ArgumentNullException.ThrowIfNull(appid);
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal) { ["appid"] = appid, ["mch_id"] = _mchid(), ["bill_date"] = day.ToStringV2() };
        foreach (var (name, value) in more)
            fields[name] = value;
        if (options?.SubMchid is { } subMchid)
            fields["sub_mch_id"] = subMchid;
        if (options?.Gzip ?? true)
            fields["tar_type"] = "GZIP";
        return new() { Xml = fields };
    }

    private static BillOptions Validated(BillOptions? options)
    {
        BillSpool.RequireFolder(options?.SpoolFolder);
        return (options ?? new()) with { };
    }
}
