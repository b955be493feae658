namespace WeChatPay.Php.Promises;

/// <summary>Goes through promises, with the names of <c>GuzzleHttp\Promise\Each</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class Each
{
    /// <summary>Calls a function for each promise when it is settled.</summary>
    /// <param name="iterable">An array, a list, or a sequence that makes its promises when they are due.</param>
    /// <param name="onFulfilled">Takes the value and the key; null does nothing.</param>
    /// <param name="onRejected">Takes the reason and the key; null does nothing.</param>
    /// <returns>A promise of null, which is fulfilled after the last promise.</returns>
    public static Promise<object?> of(object iterable, Action<object?, object>? onFulfilled = null, Action<Exception, object>? onRejected = null) =>
        ofLimit(iterable, int.MaxValue, onFulfilled, onRejected);

    /// <summary>Calls a function for each promise, with at most so many promises under way.</summary>
    /// <param name="concurrency">The greatest number of promises under way. It counts for a sequence that makes its promises when they are due.</param>
    /// <returns>A promise of null, which is fulfilled after the last promise.</returns>
    public static Promise<object?> ofLimit(
        object iterable, int concurrency, Action<object?, object>? onFulfilled = null, Action<Exception, object>? onRejected = null) =>
        new(RunAsync(Sequence(iterable), concurrency, onFulfilled ?? (static (_, _) => { }), onRejected ?? (static (_, _) => { })));

    private static async Task<object?> RunAsync(
        IEnumerable<(object Key, object? Value)> promises, int concurrency, Action<object?, object> fulfilled, Action<Exception, object> rejected)
    {
        var running = new List<Task>();
        using var rest = promises.GetEnumerator();
        while (true)
        {
            // A sequence makes its next promise when there is room for it.
            while (running.Count >= concurrency)
                await NextAsync(running).ConfigureAwait(false);
            if (!rest.MoveNext())
                break;
            var (key, value) = rest.Current;
            running.Add(Create.promiseFor(value).then(result => fulfilled(result, key), reason => rejected(reason, key)).Source);
        }
        while (running.Count > 0)
            await NextAsync(running).ConfigureAwait(false);
        return null;
    }

    // A function that throws rejects the whole.
    private static async Task NextAsync(List<Task> running)
    {
        var settled = await Task.WhenAny(running).ConfigureAwait(false);
        running.Remove(settled);
        await settled.ConfigureAwait(false);
    }

    internal static IEnumerable<(object Key, object? Value)> Sequence(object iterable)
    {
        if (iterable is Generator generator)
        {
            foreach (var (key, value) in generator.Entries())
                yield return (key ?? "", value);
            yield break;
        }
        if (iterable is System.Collections.IEnumerable and not (PhpArray or System.Collections.IDictionary or string)
            && iterable is System.Collections.IEnumerable lazy)
        {
            var at = 0L;
            foreach (var item in lazy)
                yield return (at++, item);
            yield break;
        }
        foreach (var (key, value) in PhpArray.From(iterable))
            yield return ((object)key, (object?)value);
    }
}
