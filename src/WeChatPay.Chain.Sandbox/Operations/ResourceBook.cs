using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Everything that was made under a number of the merchant's, until the sandbox stops.</summary>
/// <remarks>Thread-safe: of two changes of one, one sees what the other made of it.</remarks>
internal sealed class ResourceBook(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, string Number), List<Resource>> _resources = [];

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Puts something in, or finds what has its number already.</summary>
    /// <returns>What is in the book.</returns>
    public Resource Add(Resource made)
    {
        lock (_gate)
        {
            List<Resource> same = _resources.TryGetValue((made.Name, made.Number), out List<Resource>? found) ? found : _resources[(made.Name, made.Number)] = [];
            if (same.Find(other => IsSameKind(other, made)) is { } before)
                return before;
            same.Add(made);
            return made;
        }
    }

    /// <summary>Finds what one of some operations made under a number; the last where several did.</summary>
    public Resource? Find(string name, string number, IReadOnlyCollection<Operation> makers)
    {
        lock (_gate)
            return _resources.GetValueOrDefault((name, number))?.FindLast(resource => makers.Contains(resource.Maker));
    }

    /// <summary>Finds the order with a number, alone or in a combination.</summary>
    public Resource? FindOrder(string outTradeNo) => FirstOrder(order => order.Number == outTradeNo || Array.Exists(order.Orders(), part => (string?)part["out_trade_no"] == outTradeNo));

    /// <summary>Finds the first order of which something holds.</summary>
    public Resource? FirstOrder(Func<Resource, bool> which)
    {
        lock (_gate)
            return _resources.Values.SelectMany(static same => same).FirstOrDefault(resource => resource.IsOrder && which(resource));
    }

    /// <summary>Changes something.</summary>
    /// <param name="resource">It, as it was found.</param>
    /// <param name="change">Gets it as it is now, and gives what it is to be, and an answer.</param>
    public T Change<T>(Resource resource, Func<Resource, (Resource Next, T Answer)> change)
    {
        lock (_gate)
        {
            List<Resource> same = _resources[(resource.Name, resource.Number)];
            var at = same.FindIndex(other => other.Maker == resource.Maker);
            (same[at], T answer) = change(same[at]);
            return answer;
        }
    }

    // An order's number is used once, however it is paid; of other kinds each has numbers of its own.
    private static bool IsSameKind(Resource left, Resource right) => left.Maker == right.Maker || (left.IsOrder && right.IsOrder);
}
