namespace WeChatPay.Php;

/// <content>PHP's constants.</content>
public static partial class Functions
{
    /// <summary>count: counts nested entries too.</summary>
    public const int COUNT_RECURSIVE = 1;
}
