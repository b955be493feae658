using WeChatPay.Porting.Functions;

namespace WeChatPay.Porting.Emit;

/// <summary>The function that is being written.</summary>
/// <param name="Name">Its name in PHP.</param>
/// <param name="HasValue">Whether it returns a value.</param>
/// <param name="Returns">The kind that it declares to return.</param>
/// <param name="Type">The C# type that it returns; null for a lambda.</param>
/// <param name="IsGenerator">Whether it yields.</param>
internal sealed record FunctionContext(string Name, bool HasValue, PhpKind Returns, string? Type, bool IsGenerator)
{
    public static readonly FunctionContext None = new("", false, PhpKind.Unknown, null, false);
}
