namespace WeChatPay.Php.Values;

/// <summary>The names of PHP's types.</summary>
internal static class Types
{
    /// <summary>Gets the name in messages and of <c>get_debug_type</c>.</summary>
    public static string Name(object? value) => Scalars.Plain(value) switch
    {
        null => "null",
        bool => "bool",
        long => "int",
        double => "float",
        string => "string",
        stdClass => "stdClass",
        Delegate => "Closure",
        { } other => Access.TryArray(other, out _) ? "array" : other.GetType().Name.Split('`')[0],
    };

    /// <summary>Gets the name of <c>gettype</c>.</summary>
    public static string LongName(object? value) => Scalars.Plain(value) switch
    {
        null => "NULL",
        bool => "boolean",
        long => "integer",
        double => "double",
        string => "string",
        Stream => "resource",
        { } other => Access.TryArray(other, out _) ? "array" : "object",
    };
}
