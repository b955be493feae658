using WeChatPay.Php.Values;

namespace WeChatPay.Php.Arrays;

/// <summary>Calls functions that ported code gives. As in PHP, a function gets the arguments that it has parameters for.</summary>
internal static class GivenFunction
{
    public static object? Call(Delegate callback, params ReadOnlySpan<object?> arguments) => callback switch
    {
        Func<object?, object?> one when arguments.Length > 0 => one(arguments[0]),
        Func<object?, object?, object?> two when arguments.Length > 1 => two(arguments[0], arguments[1]),
        Func<object?> none => none(),
        null => throw new TypeError("A function is missing."),
        _ => CallSlowly(callback, arguments),
    };

    private static object? CallSlowly(Delegate callback, ReadOnlySpan<object?> arguments)
    {
        var parameters = callback.Method.GetParameters();
        // A static method with a bound first argument, as an extension method has, shows that argument too.
        var bound = callback.Target is not null && callback.Method.IsStatic ? 1 : 0;
        var given = new object?[parameters.Length - bound];
        for (var at = 0; at < given.Length; at++)
        {
            var parameter = parameters[at + bound];
            given[at] = at < arguments.Length ? Fit(arguments[at], parameter.ParameterType)
                : parameter.HasDefaultValue ? parameter.DefaultValue
                : throw new TypeError($"Too few arguments: the function wants {given.Length}, and {arguments.Length} are given.");
        }
        try
        {
            return callback.DynamicInvoke(given);
        }
        catch (System.Reflection.TargetInvocationException error) when (error.InnerException is { } cause)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(cause).Throw();
            throw;
        }
    }

    private static object? Fit(object? value, Type type)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null || wanted.IsInstanceOfType(value))
            return value;
        if (wanted == typeof(string))
            return Parameters.Text(value, 1, "value", "callback");
        if (wanted == typeof(long))
            return Parameters.Integer(value, 1, "value", "callback");
        if (wanted == typeof(int))
            return (int)Parameters.Integer(value, 1, "value", "callback");
        if (wanted == typeof(double))
            return Parameters.Float(value, 1, "value", "callback");
        return wanted == typeof(bool) ? Casts.ToBool(value) : value;
    }
}
