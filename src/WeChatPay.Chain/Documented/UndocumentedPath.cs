using WeChatPay.Facts;

namespace WeChatPay.Documented;

/// <summary>Says of a call that is not documented which documented one is nearest.</summary>
/// <remarks>It loads the facts, and is for calls that failed or are to be checked.</remarks>
internal static class UndocumentedPath
{
    /// <summary>Describes a call that WeChat Pay does not know.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="address">The address that the call went to.</param>
    /// <returns>A sentence; <see langword="null"/> for a documented call.</returns>
    public static string? Describe(string call, Uri address) => call.Split([' '], 2) is [var verb, var template]
        && DocumentedOperation.Find(verb, template, template, address, template.StartsWith("v2/", StringComparison.Ordinal)) is null
            ? $"{call} is not documented.{DescribeNearest(call)}"
            : null;

    /// <summary>Names the nearest documented call, as a sentence after a blank; empty when none is near.</summary>
    public static string DescribeNearest(string call) => call.Split([' '], 2) is [var verb, var template]
        && NearestPath.Find(OperationTable.Default, verb, template) is { } near
            ? $" The nearest documented call is `{near.Method} {near.Path}`."
            : "";
}
