using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Prints a value as PHP code: PHP's <c>var_export</c>.</summary>
    public static void var_export(object? value) => echo(ValueText.Export(value));

    /// <summary>Returns a value as PHP code, or prints it.</summary>
    /// <param name="return">Whether to return the text.</param>
    /// <returns>The text; null after printing.</returns>
    public static string? var_export(object? value, bool @return)
    {
        if (@return)
            return ValueText.Export(value);
        echo(ValueText.Export(value));
        return null;
    }

    /// <summary>Prints values with their types.</summary>
    public static void var_dump(object? value, params object?[] values)
    {
        echo(ValueText.Dump(value));
        foreach (var other in Parameters.Rest(values))
            echo(ValueText.Dump(other));
    }
}
