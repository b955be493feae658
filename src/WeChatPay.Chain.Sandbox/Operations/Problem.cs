namespace WeChatPay.Sandbox.Operations;

/// <summary>What is wrong with a request, held against the table.</summary>
/// <param name="Field">A JSON pointer into the body, the query, the path or the headers: <c>/amount/total</c>.</param>
/// <param name="Location">Where that is: <c>body</c>, <c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="Issue">What is wrong, in a few words that a program may compare.</param>
/// <param name="Message">What is wrong and what was expected, for a person; without the full stop.</param>
internal sealed record Problem(string Field, string Location, string Issue, string Message);
