using System.Collections.Concurrent;

namespace WeChatPay.Sandbox.InsuranceOrders;

/// <summary>The orders of this sandbox, by the merchant's number, until it stops.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class InsuranceOrderBook(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, InsuranceOrder> _orders = new(StringComparer.Ordinal);

    /// <summary>Creates an order, or finds the one that has its number: of two calls at once, one creates it.</summary>
    public InsuranceOrder GetOrCreate(InsuranceOrderRequest request) =>
        _orders.GetOrAdd(request.OutOrderNo, static (_, given) => new InsuranceOrder(given.request, given.time.GetUtcNow()), (request, time));

    public InsuranceOrder? Find(string outOrderNo) => _orders.GetValueOrDefault(outOrderNo);
}
