namespace WeChatPay.Php.Promises;

/// <summary>Promises together, with the names of <c>GuzzleHttp\Promise\Utils</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://github.com/guzzle/promises.</remarks>
public static class Utils
{
    /// <summary>Waits for all: a promise of their values under the same keys.</summary>
    /// <param name="promises">An array or a list of promises; what is not a promise is its own value.</param>
    /// <returns>A promise of a <see cref="PhpArray"/>. The first rejection rejects it.</returns>
    public static Promise<object?> all(object promises) => new(AllAsync(PhpArray.From(promises)));

    /// <summary>Waits for all, whichever way they are settled.</summary>
    /// <returns>A promise of a <see cref="PhpArray"/>: for each key <c>['state' => 'fulfilled', 'value' => …]</c> or
    /// <c>['state' => 'rejected', 'reason' => …]</c>.</returns>
    public static Promise<object?> settle(object promises) => new(SettleAsync(PhpArray.From(promises)));

    /// <summary>Waits here for all.</summary>
    /// <returns>Their values under the same keys.</returns>
    /// <exception cref="Exception">The reason of the first promise, in their order, that is rejected.</exception>
    public static PhpArray unwrap(object promises)
    {
        var values = new PhpArray();
        foreach (var (key, promise) in PhpArray.From(promises))
            values[(object)key] = (object?)Create.promiseFor((object?)promise).wait();
        return values;
    }

    /// <summary>Gives the value of the promise that is fulfilled first.</summary>
    /// <returns>A promise; rejected when all promises are rejected.</returns>
    public static Promise<object?> any(object promises) => some(1, promises).then(static values => ((PhpArray)values!)[0]);

    /// <summary>Gives the values of the promises that are fulfilled first.</summary>
    /// <param name="count">The number of values.</param>
    /// <param name="promises">An array or a list of promises.</param>
    /// <returns>A promise of a list; rejected when too few promises are fulfilled.</returns>
    public static Promise<object?> some(long count, object promises) => new(SomeAsync(count, PhpArray.From(promises)));

    /// <summary>Tells the state of a promise that is settled.</summary>
    /// <returns><c>['state' => 'fulfilled', 'value' => …]</c> or <c>['state' => 'rejected', 'reason' => …]</c>.</returns>
    public static PhpArray inspect(object promise) => (PhpArray)((PhpArray)settle(new PhpArray { promise }).wait()!)[0]!;

    private static async Task<object?> AllAsync(PhpArray promises)
    {
        var tasks = promises.Select(static entry => Create.promiseFor(entry.Value).Source).ToList();
        var rest = tasks.ToList();
        while (rest.Count > 0)
        {
            var settled = await Task.WhenAny(rest).ConfigureAwait(false);
            await settled.ConfigureAwait(false);
            rest.Remove(settled);
        }
        var values = new PhpArray();
        var at = 0;
        foreach (var (key, _) in promises)
            values[(object)key] = await tasks[at++].ConfigureAwait(false);
        // Guzzle sorts by the keys, because results come in any order.
        Functions.ksort(values);
        return values;
    }

    private static async Task<object?> SettleAsync(PhpArray promises)
    {
        var states = new PhpArray();
        foreach (var (key, promise) in promises)
        {
            try
            {
                var value = await Create.promiseFor((object?)promise).Source.ConfigureAwait(false);
                states[(object)key] = new PhpArray { ["state"] = "fulfilled", ["value"] = value };
            }
            catch (Exception reason)
            {
                states[(object)key] = new PhpArray { ["state"] = "rejected", ["reason"] = reason };
            }
        }
        Functions.ksort(states);
        return states;
    }

    private static async Task<object?> SomeAsync(long count, PhpArray promises)
    {
        var rest = promises.Select(static entry => Create.promiseFor(entry.Value).Source).ToList();
        var order = rest.ToList();
        var fulfilled = new List<Task<object?>>();
        var reasons = new List<Exception>();
        while (rest.Count > 0 && fulfilled.Count < count)
        {
            var settled = await Task.WhenAny(rest).ConfigureAwait(false);
            rest.Remove(settled);
            try
            {
                await settled.ConfigureAwait(false);
                fulfilled.Add(settled);
            }
            catch (Exception reason)
            {
                reasons.Add(reason);
            }
        }
        if (fulfilled.Count < count)
            throw new AggregateException("Not enough promises to fulfill count", reasons);
        var values = new PhpArray();
        foreach (var task in order.Where(fulfilled.Contains))
            values.Add(await task.ConfigureAwait(false));
        return values;
    }
}
