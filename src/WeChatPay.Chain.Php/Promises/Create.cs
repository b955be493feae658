namespace WeChatPay.Php.Promises;

/// <summary>Promises of values, with the names of <c>GuzzleHttp\Promise\Create</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
public static class Create
{
    /// <summary>Makes a promise of a value; a promise stays as it is.</summary>
    public static Promise<object?> promiseFor(object? value) => value switch
    {
        IPromise promise => promise.AsObject(),
        _ => new(Task.FromResult(value)),
    };

    /// <summary>Makes a promise that is rejected.</summary>
    /// <param name="reason">The reason, an exception.</param>
    public static Promise<object?> rejectionFor(Exception reason) => new(Task.FromException<object?>(reason));
}
