using System.Runtime.CompilerServices;

namespace WeChatPay.Cli.Demo;

/// <summary>One way to write a call. Its code is the text of the lambda that is run: what is shown cannot differ from what happens.</summary>
/// <param name="Title">The name that the PHP documentation gives it.</param>
/// <param name="Meaning">The same in English.</param>
/// <param name="Receiver">How <c>instance</c> is declared.</param>
/// <param name="Code">The lines to show.</param>
/// <param name="Call">Sends, and gives the body of the answer.</param>
internal sealed record CallStyle(string Title, string Meaning, string Receiver, string Code, Func<WeChatPayClient, CancellationToken, Task<string>> Call)
{
    /// <summary>On <c>dynamic</c> any name is a segment; C# takes no bare lambda there (CS1977), so callbacks stand in <c>function(…)</c>.</summary>
    public static CallStyle Dynamic(string title, string meaning, Func<dynamic, string> call, [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "dynamic instance", SourceText.ShowLambda(code), (instance, _) => Task.FromResult(call(instance)));

    /// <summary>On the static type <c>chain("…")</c>, <c>["…"]</c> and the verbs are members: completed, checked, and given bare lambdas.</summary>
    public static CallStyle Static(string title, string meaning, Func<WeChatPayClient, string> call, [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "var instance", SourceText.ShowLambda(code), (instance, _) => Task.FromResult(call(instance)));

    /// <summary>As C# people write it.</summary>
    public static CallStyle Awaited(
        string title,
        string meaning,
        Func<WeChatPayClient, CancellationToken, Task<string>> call,
        [CallerArgumentExpression(nameof(call))] string code = "") =>
        new(title, meaning, "var instance", SourceText.ShowLambda(code), call);
}
