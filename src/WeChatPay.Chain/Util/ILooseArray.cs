namespace WeChatPay.Util;

/// <summary>An array that may have keys of integers and of text, as PHP's arrays do. Its pairs have each key as text.</summary>
internal interface ILooseArray : IEnumerable<KeyValuePair<string, object?>>
{
    /// <summary>Gets whether JSON has it as a list: the keys are 0, 1, 2 … in this order.</summary>
    bool IsList { get; }

    /// <summary>Gets the values.</summary>
    IEnumerable<object?> Items { get; }
}
