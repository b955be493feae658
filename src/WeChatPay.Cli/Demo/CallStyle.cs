using System.Runtime.CompilerServices;

namespace WeChatPay.Cli.Demo;

/// <summary>One way to write a call. The code is the text of the lambda, so the code on the screen is the code that runs.</summary>
/// <param name="Title">The style's name in the PHP documentation.</param>
/// <param name="Meaning">The name in English.</param>
/// <param name="Receiver">How <c>instance</c> is declared.</param>
/// <param name="Code">The lines to show.</param>
/// <param name="Call">Sends the call and returns the body of the response.</param>
internal sealed record CallStyle(string Title, string Meaning, string Receiver, string Code, Func<WeChatPayClient, CancellationToken, Task<string>> Call)
{
    /// <summary>On <c>dynamic</c> any name is a segment. C# allows no bare lambda there (CS1977), so callbacks stand in <c>function(…)</c>.</summary>
    public static CallStyle Dynamic(string title, string meaning, Func<dynamic, string> call, [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "dynamic instance", SourceText.FormatLambda(code), (instance, _) => Task.FromResult(call(instance)));

    /// <summary>On the static type <c>chain("…")</c>, <c>["…"]</c> and the verbs are members: the compiler checks them, and lambdas stand bare.</summary>
    public static CallStyle Static(
        string title,
        string meaning,
        Func<WeChatPayClient, string> call,
        [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "var instance", SourceText.FormatLambda(code), (instance, _) => Task.FromResult(call(instance)));

    /// <summary>The style of C#, with <c>await</c>.</summary>
    public static CallStyle Awaited(
        string title,
        string meaning,
        Func<WeChatPayClient, CancellationToken, Task<string>> call,
        [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "var instance", SourceText.FormatLambda(code), call);
}
