namespace WeChatPay;

/// <content>The same under Guzzle's names.</content>
public partial class Promise<T>
{
    /// <inheritdoc cref="Wait"/>
    public T wait() => Wait();

    /// <summary>Gets the state: <see cref="State"/>.</summary>
    public string getState() => State;

    /// <inheritdoc cref="Then{TNext}(Func{T, TNext})"/>
    public Promise<TNext> then<TNext>(Func<T, TNext> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then{TNext}(Func{T, Promise{TNext}})"/>
    public Promise<TNext> then<TNext>(Func<T, Promise<TNext>> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then(Func{T, ResponsePromise})"/>
    public Promise<WeChatPayResponse> then(Func<T, ResponsePromise> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then{TNext}(Func{T, Task{TNext}})"/>
    public Promise<TNext> then<TNext>(Func<T, Task<TNext>> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then(Func{T, Task})"/>
    public Promise<object?> then(Func<T, Task> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then(Action{T})"/>
    public Promise<object?> then(Action<T> fulfilled) =>
        Then(fulfilled);

    /// <inheritdoc cref="Then{TNext}(Func{T, TNext}, Func{Exception, TNext})"/>
    public Promise<TNext> then<TNext>(Func<T, TNext> fulfilled, Func<Exception, TNext> rejected) =>
        Then(fulfilled, rejected);

    /// <inheritdoc cref="Then(Action{T}, Action{Exception})"/>
    public Promise<object?> then(Action<T> fulfilled, Action<Exception> rejected) =>
        Then(fulfilled, rejected);

    /// <inheritdoc cref="Otherwise(Func{Exception, T})"/>
    public Promise<T> otherwise(Func<Exception, T> rejected) =>
        Otherwise(rejected);

    /// <inheritdoc cref="Otherwise(Func{Exception, Promise{T}})"/>
    public Promise<T> otherwise(Func<Exception, Promise<T>> rejected) =>
        Otherwise(rejected);

    /// <inheritdoc cref="Otherwise(Func{Exception, Task{T}})"/>
    public Promise<T> otherwise(Func<Exception, Task<T>> rejected) =>
        Otherwise(rejected);

    /// <summary>Recovers from a rejection with a value of any type, as PHP's promises do.</summary>
    /// <remarks>For ported code, where the compiler or the run-time binder finds no closer overload.</remarks>
    /// <param name="rejected">Takes the exception that rejected the promise.</param>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(-1)]
    public Promise<object?> otherwise(Func<Exception, object?> rejected) =>
        new(SettleAsync(static value => Task.FromResult<object?>(value), reason => FollowAsync(rejected(reason))));

    /// <inheritdoc cref="Otherwise(Action{Exception})"/>
    public Promise<T?> otherwise(Action<Exception> rejected) =>
        Otherwise(rejected);
}
