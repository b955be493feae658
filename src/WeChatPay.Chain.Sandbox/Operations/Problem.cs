namespace WeChatPay.Sandbox.Operations;

/// <summary>An error of a request that the table shows.</summary>
/// <param name="Field">A JSON pointer into the body, the query, the path or the headers: <c>/amount/total</c>.</param>
/// <param name="Location">Where that is: <c>body</c>, <c>query</c>, <c>path</c> or <c>header</c>.</param>
/// <param name="Issue">The error in a few words, for programs.</param>
/// <param name="Message">The error and what was expected, for people; without the full stop.</param>
internal sealed record Problem(string Field, string Location, string Issue, string Message);
