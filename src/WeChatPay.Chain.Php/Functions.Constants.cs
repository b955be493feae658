namespace WeChatPay.Php;

/// <content>PHP's constants.</content>
public static partial class Functions
{
    /// <summary>count: counts nested entries too.</summary>
    public const int COUNT_RECURSIVE = 1;

    /// <summary>array_change_key_case: lower case.</summary>
    public const int CASE_LOWER = 0;

    /// <summary>array_change_key_case: upper case.</summary>
    public const int CASE_UPPER = 1;
}
