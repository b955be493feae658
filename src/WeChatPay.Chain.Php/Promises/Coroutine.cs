using WeChatPay.Php.Arrays;

namespace WeChatPay.Php.Promises;

/// <summary>Runs a generator that yields promises, with the name of <c>GuzzleHttp\Promise\Coroutine</c>.</summary>
/// <remarks>Immutable and thread-safe. Source: https://github.com/guzzle/promises.</remarks>
public static class Coroutine
{
    /// <summary>Runs a generator. Each value of a promise that it yields is the result of that <c>yields</c>; a rejection is thrown there.</summary>
    /// <param name="generatorFn">Gives the generator, which runs at once up to its first promise. What is not a promise is its own value.</param>
    /// <returns>A promise of the last value that a promise of the generator gave, as Guzzle has it: what the generator returns is not used. Rejected with the
    /// exception that leaves the generator.</returns>
    public static Promise<object?> of(Delegate generatorFn)
    {
        if (GivenFunction.Call(generatorFn) is not Generator generator)
            throw new TypeError("The function of a coroutine must yield.");
        var result = new TaskCompletionSource<object?>();
        Follow(() => generator.current());
        return new(result.Task);

        void Follow(Func<object?> step)
        {
            try
            {
                var yielded = step();
                if (!result.Task.IsCompleted)
                    Create.promiseFor(yielded).then(Continue, Throw);
            }
            catch (Exception reason)
            {
                result.SetException(reason);
            }
        }

        void Continue(object? value) => Follow(() =>
        {
            var next = (object?)generator.send(value);
            if (generator.valid())
                return next;
            result.SetResult(value);
            return null;
        });

        void Throw(Exception reason) => Follow(() => generator.@throw(reason));
    }
}
