using Newtonsoft.Json;
using WeChatPay.Facts;
using WeChatPay.Sandbox.State;

namespace WeChatPay.Sandbox.Operations;

/// <summary>Everything that either protocol made under a number of the merchant's, until the sandbox stops or newer resources take its place.</summary>
/// <remarks>Mutable and thread-safe. A change is in the file, if there is one, before it is in the book. Memory is bounded twice, by number and by the
/// characters of the data: beyond either, the oldest is forgotten.</remarks>
internal sealed class ResourceBook(TimeProvider time, int capacity = ResourceBook.Capacity, long characterCapacity = ResourceBook.CharacterCapacity)
    : IDisposable
{
    public const int Capacity = 10_000;
    public const long CharacterCapacity = 16 << 20;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Name, string Number), List<Resource>> _resources = [];
    private readonly Queue<(Resource Made, int Characters)> _oldest = new();
    private long _characters;
    private KeptLines<Resource>? _file;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Opens the book of an earlier start, and keeps all that follows in its file.</summary>
    public void Open(string path)
    {
        lock (_gate)
        {
            _file = KeptLines<Resource>.Open(path, ResourceLine.Form, out var kept);
            foreach (var resource in kept)
                Enter(resource);
            _file.Rewrite(List());
        }
    }

    /// <summary>Carries out several changes as one: no other change comes between them.</summary>
    public T Change<T>(Func<T> change)
    {
        lock (_gate)
            return change();
    }

    /// <summary>Adds a resource, unless its number is taken.</summary>
    /// <returns>The resource that now has the number.</returns>
    public Resource Add(Resource made)
    {
        lock (_gate)
        {
            if (_resources.GetValueOrDefault((made.Name, made.Number))?.Find(other => IsSameKind(other, made)) is { } before)
                return before;
            Keep(made);
            Enter(made);
            return made;
        }
    }

    /// <summary>Finds what one of some operations made under a number; the last where several did. Orders and refunds of the other protocol are found
    /// too.</summary>
    public Resource? Find(string name, string number, IReadOnlyCollection<Operation> makers)
    {
        lock (_gate)
            return _resources.GetValueOrDefault((name, number))?.FindLast(resource => makers.Any(maker => IsMadeBy(resource, maker)));
    }

    /// <summary>Finds the order with a number, alone or in a combination.</summary>
    public Resource? FindOrder(string outTradeNo) => FindOrder(order => order.HasNumber(outTradeNo));

    /// <summary>Finds the first order that fits.</summary>
    public Resource? FindOrder(Func<Resource, bool> fits)
    {
        lock (_gate)
            return _resources.Values.SelectMany(static same => same).FirstOrDefault(resource => resource.IsOrder && fits(resource));
    }

    /// <summary>Lists the orders.</summary>
    public IReadOnlyList<Resource> ListOrders()
    {
        lock (_gate)
            return [.. _resources.Values.SelectMany(static same => same).Where(static resource => resource.IsOrder)];
    }

    /// <summary>Changes a resource.</summary>
    /// <param name="resource">The resource as it was found.</param>
    /// <param name="change">Gets the resource as it is now; returns what it becomes, and a response.</param>
    public T Change<T>(Resource resource, Func<Resource, (Resource Next, T Response)> change)
    {
        lock (_gate)
        {
            var same = _resources.GetValueOrDefault((resource.Name, resource.Number));
            var at = same?.FindIndex(other => other.Maker == resource.Maker) ?? -1;

            // It may have been forgotten since it was found.
            if (at < 0)
                return change(resource).Response;
            var (next, response) = change(same![at]);
            if (!ReferenceEquals(next, same[at]))
                Keep(next);
            same[at] = next;
            return response;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _file = null;
        }
    }

    private void Enter(Resource made)
    {
        if (!_resources.TryGetValue((made.Name, made.Number), out var same))
            same = _resources[(made.Name, made.Number)] = [];
        same.Add(made);
        var characters = made.Sent.ToString(Formatting.None).Length;
        _oldest.Enqueue((made, characters));
        _characters += characters;

        // The newest stays, however large: its maker gets it as the response.
        while (_oldest.Count > capacity || (_characters > characterCapacity && _oldest.Count > 1))
            Forget();
    }

    private void Keep(Resource resource)
    {
        if (_file is not { } file)
            return;
        if (file.IsLarge)
            file.Rewrite(List());
        file.Write(resource);
    }

    // In the order in which they were made, each as it is now.
    private IEnumerable<Resource> List() =>
        _oldest.Select(one => _resources[(one.Made.Name, one.Made.Number)].Find(resource => resource.Maker == one.Made.Maker)!);

    private void Forget()
    {
        var (made, characters) = _oldest.Dequeue();
        _characters -= characters;
        var same = _resources[(made.Name, made.Number)];
        same.RemoveAll(resource => resource.Maker == made.Maker);
        if (same.Count == 0)
            _resources.Remove((made.Name, made.Number));
    }

    private static bool IsMadeBy(Resource resource, Operation maker) => resource.Maker == maker
        || (resource.Maker.IsXml != maker.IsXml && resource.Kind != ResourceKind.Other && resource.Kind == ResourceKinds.Classify(maker, resource.Name));

    // The number of an order or a refund is used once, whichever operation uses it; other kinds each have numbers of their own.
    private static bool IsSameKind(Resource left, Resource right) => left.Maker == right.Maker || (left.Kind != ResourceKind.Other && left.Kind == right.Kind);
}
