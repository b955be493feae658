namespace WeChatPay.Porting.Syntax;

/// <summary>The input is not PHP, from here on.</summary>
internal sealed class SyntaxException(Token at, string message, string? hint = null) : Exception(message)
{
    public Token At { get; } = at;

    public string? Hint { get; } = hint;
}
