namespace WeChatPay.Php;

/// <content>PHP's anonymous functions. C# refuses a bare lambda on a <c>dynamic</c> receiver (CS1977), because no parameter gives the lambda a type.
/// Each overload gives it a type and returns it unchanged, so that <c>.then(function(response => { … }))</c> reads as in PHP.
/// A lambda that fits a response and an exception alike (<c>x => { echo(x); }</c>) is ambiguous (CS0121): write the parameter's type, as PHP does.</content>
public static partial class Functions
{
    /// <summary>Types a callback for <c>then</c> that returns nothing: <c>.then(function(static response => { print_r(response.Text); }))</c>.</summary>
    public static Action<WeChatPayResponse> function(Action<WeChatPayResponse> body) => body;

    /// <summary>Types a callback for <c>then</c> whose result is the value of the next promise; a promise or task is awaited.</summary>
    public static Func<WeChatPayResponse, TResult> function<TResult>(Func<WeChatPayResponse, TResult> body) => body;

    /// <summary>Types a callback for <c>otherwise</c> that returns nothing: <c>.otherwise(function(static e => { echo(e.Message); }))</c>.</summary>
    public static Action<Exception> function(Action<Exception> body) => body;

    /// <summary>Types a callback for <c>otherwise</c> that recovers with a value.</summary>
    public static Func<Exception, TResult> function<TResult>(Func<Exception, TResult> body) => body;

    /// <summary>Types a callback for a later <c>then</c>, where the value has another type:
    /// <c>.then(function(static (string id) => { echo(id); }))</c>.</summary>
    /// <param name="body">The callback, with an explicit type for its parameter.</param>
    public static Action<T> function<T>(Action<T> body) => body;

    /// <summary>Types a callback for a later <c>then</c>, where the value has another type, that returns a value.</summary>
    /// <param name="body">The callback, with an explicit type for its parameter.</param>
    public static Func<T, TResult> function<T, TResult>(Func<T, TResult> body) => body;
}
