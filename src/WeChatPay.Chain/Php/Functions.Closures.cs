namespace WeChatPay.Php;

/// <content>PHP's anonymous functions. C# refuses a bare lambda on a <c>dynamic</c> receiver (CS1977): there is no parameter that would give it a type.
/// Each overload gives it one and hands it back, so that <c>.then(function(response => { … }))</c> reads as in PHP.
/// A lambda that fits a response and an exception alike (<c>x => { echo(x); }</c>) is ambiguous (CS0121): write the parameter's type, as PHP does.</content>
public static partial class Functions
{
    /// <summary>Hands back a callback for <c>then</c> that returns nothing: <c>.then(function(static response => { print_r(response.Text); }))</c>.</summary>
    /// <param name="body">Takes the answer.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Action<WeChatPayResponse> function(Action<WeChatPayResponse> body) => body;

    /// <summary>Hands back a callback for <c>then</c> whose value is the value of the next promise; a promise or task is followed.</summary>
    /// <param name="body">Takes the answer.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Func<WeChatPayResponse, TResult> function<TResult>(Func<WeChatPayResponse, TResult> body) => body;

    /// <summary>Hands back a callback for <c>otherwise</c> that returns nothing: <c>.otherwise(function(static e => { echo(e.Message); }))</c>.</summary>
    /// <param name="body">Takes what the promise was rejected with.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Action<Exception> function(Action<Exception> body) => body;

    /// <summary>Hands back a callback for <c>otherwise</c> that recovers with a value.</summary>
    /// <param name="body">Takes what the promise was rejected with.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Func<Exception, TResult> function<TResult>(Func<Exception, TResult> body) => body;

    /// <summary>Hands back a callback for a later <c>then</c>, where the value is of another type: <c>.then(function(static (string id) => { echo(id); }))</c>.</summary>
    /// <param name="body">Takes the value; its parameter states its type.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Action<T> function<T>(Action<T> body) => body;

    /// <summary>Hands back a callback for a later <c>then</c>, where the value is of another type, that goes on with a value of its own.</summary>
    /// <param name="body">Takes the value; its parameter states its type.</param>
    /// <returns><paramref name="body"/> itself.</returns>
    public static Func<T, TResult> function<T, TResult>(Func<T, TResult> body) => body;
}
