using WeChatPay.Facts;
using WeChatPay.Protocol;

namespace WeChatPay.Documented;

/// <summary>Says of a call that is not documented which documented one is nearest.</summary>
/// <remarks>It loads the facts, and is for calls that failed or are to be checked.</remarks>
internal static class UndocumentedPath
{
    /// <summary>Describes a call that WeChat Pay does not know.</summary>
    /// <param name="call">Verb and path template.</param>
    /// <param name="address">The address that the call went to.</param>
    /// <returns>A sentence; <see langword="null"/> for a documented call.</returns>
    public static string? Describe(CallName call, Uri address) =>
        DocumentedOperation.Find(call.Verb, call.Path, call.Path, address, call.Path.StartsWith("v2/", StringComparison.Ordinal)) is null
            ? $"{call} is not documented.{DescribeNearest(call)}"
            : null;

    /// <summary>Names the nearest documented call, as a sentence after a blank; empty when none is near.</summary>
    public static string DescribeNearest(CallName call) =>
        NearestPath.Find(OperationTable.Default, call.Verb, call.Path) is { } near
            ? $" The nearest documented call is `{near.Method} {near.Path}`."
            : "";
}
