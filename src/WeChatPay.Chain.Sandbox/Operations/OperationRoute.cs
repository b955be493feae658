using WeChatPay.Facts;

namespace WeChatPay.Sandbox.Operations;

/// <summary>The operation that a request calls.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="PathValues">The values of the path's variables, percent-decoded.</param>
internal sealed record OperationRoute(Operation Operation, IReadOnlyDictionary<string, string> PathValues);
