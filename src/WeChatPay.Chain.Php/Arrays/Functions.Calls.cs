using WeChatPay.Php.Arrays;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

/// <content>Calls of functions that variables hold.</content>
public static partial class Functions
{
    /// <summary>Calls a function. As in PHP, it gets the arguments that it has parameters for, converted to their types.</summary>
    /// <param name="callback">The function.</param>
    /// <param name="args">Its arguments.</param>
    /// <returns>Its result; null for a function that returns nothing.</returns>
    public static dynamic? call_user_func(Delegate? callback, params object?[]? args) =>
        GivenFunction.Call(callback ?? throw new Error("Value of type null is not callable"), args ?? [null]);

    /// <summary>Calls a function with the values of a list.</summary>
    /// <inheritdoc cref="call_user_func"/>
    public static dynamic? call_user_func_array(Delegate? callback, object? args) =>
        call_user_func(callback, [.. Parameters.Array(args, 2).Values.Select(static one => (object?)one)]);
}
