using WeChatPay.Php.Arrays;

namespace WeChatPay.Php.Promises;

/// <summary>Goes through promises, with the names of <c>GuzzleHttp\Promise\EachPromise</c>, <c>Each</c> and <c>GuzzleHttp\Pool</c>.</summary>
/// <remarks>Immutable and thread-safe, as far as the functions are.</remarks>
public sealed class EachPromise
{
    private readonly Promise<object?> _promise;

    /// <summary>Takes promises, and what to do with each.</summary>
    /// <param name="iterable">An array, a list, or a sequence that makes its promises when they are due.</param>
    /// <param name="config"><c>concurrency</c>: the greatest number of promises under way; <c>fulfilled</c>: takes value and key; <c>rejected</c>: takes
    /// reason and key.</param>
    public EachPromise(object iterable, object? config = null)
    {
        var settings = config is null ? [] : PhpArray.From(config);
        _promise = ofLimit(
            iterable,
            (object?)settings["concurrency"] ?? long.MaxValue,
            (object?)settings["fulfilled"] as Delegate,
            (object?)settings["rejected"] as Delegate);
    }

    /// <summary>Makes what <c>new Pool($client, $requests, $config)</c> is: at most 25 promises are under way where the settings do not say another
    /// number.</summary>
    /// <param name="client">Not used: each function makes its call itself.</param>
    /// <param name="requests">Functions that make promises: each is called when there is room for its promise.</param>
    /// <param name="config">As for <see cref="EachPromise"/>.</param>
    public static EachPromise pool(object? client, object requests, object? config = null)
    {
        _ = client;
        var settings = config is null ? [] : PhpArray.From(config);
        settings["concurrency"] ??= 25L;
        return new(Called(requests), settings);
    }

    /// <summary>Gets a promise of null, which is fulfilled after the last promise.</summary>
    public Promise<object?> promise() => _promise;

    /// <summary>Calls a function for each promise when it is settled.</summary>
    public static Promise<object?> of(object iterable, Delegate? onFulfilled = null, Delegate? onRejected = null) =>
        ofLimit(iterable, long.MaxValue, onFulfilled, onRejected);

    /// <summary>Calls a function for each promise, with at most so many promises under way.</summary>
    public static Promise<object?> ofLimit(object iterable, object? concurrency, Delegate? onFulfilled = null, Delegate? onRejected = null)
    {
        var limit = (int)Math.Min(Values.Parameters.Integer(concurrency, 2), int.MaxValue);
        return Each.ofLimit(
            iterable,
            limit < 1 ? int.MaxValue : limit,
            onFulfilled is null ? null : (value, key) => GivenFunction.Call(onFulfilled, value, key),
            onRejected is null ? null : (reason, key) => GivenFunction.Call(onRejected, reason, key));
    }

    // Guzzle calls a function when there is room for its promise.
    private static async Generator Called(object requests)
    {
        foreach (var (key, request) in Each.Sequence(requests))
            await Operators.yields(key, request is Delegate function ? GivenFunction.Call(function) : request);
    }
}
