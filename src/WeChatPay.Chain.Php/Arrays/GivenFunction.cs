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
            given[at] = at < arguments.Length ? Fit(arguments[at], parameter, at + 1)
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

    private static object? Fit(object? value, System.Reflection.ParameterInfo parameter, int position)
    {
        var wanted = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (value is null ? wanted != parameter.ParameterType || TakesNull(parameter) : wanted.IsInstanceOfType(value))
            return value;
        var type = wanted == typeof(string) ? "string" : wanted == typeof(long) || wanted == typeof(int) ? "int"
            : wanted == typeof(double) ? "float" : wanted == typeof(bool) ? "bool" : wanted == typeof(PhpArray) ? "array" : null;
        if (type is null)
            return value;
        var fit = Coercion.Fit(value, type, $"{{closure}}(): Argument #{position} (${parameter.Name})");
        return wanted == typeof(int) ? checked((int)(long)fit!) : fit;
    }

    // Ported code has no parameters of the types `string?` and `PhpArray?`. Code written by hand may have them.
    private static bool TakesNull(System.Reflection.ParameterInfo parameter)
    {
        if (parameter.ParameterType.IsValueType)
            return false;
        var type = parameter.ParameterType;
        if (type != typeof(string) && type != typeof(PhpArray))
            return true;
        var own = Mark(parameter.GetCustomAttributesData(), "NullableAttribute");
        return (own ?? Mark(parameter.Member.GetCustomAttributesData(), "NullableContextAttribute")
            ?? (parameter.Member.DeclaringType is { } home ? Mark(home.GetCustomAttributesData(), "NullableContextAttribute") : null)) == 2;
    }

    private static byte? Mark(IEnumerable<System.Reflection.CustomAttributeData> attributes, string name) => attributes
        .Where(one => one.AttributeType.Name == name && one.ConstructorArguments is [{ Value: byte }])
        .Select(static one => (byte?)one.ConstructorArguments[0].Value).FirstOrDefault();
}
