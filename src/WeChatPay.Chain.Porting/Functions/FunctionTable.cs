namespace WeChatPay.Porting.Functions;

/// <summary>A function of PHP that <c>WeChatPay.Php.Functions</c> has under the same name.</summary>
/// <param name="Returns">The kind of the result.</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
internal sealed record PhpFunction(PhpKind Returns, int Least, int Most);

/// <summary>The functions and constants of PHP that port.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, PhpFunction> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["json_decode"] = new(PhpKind.Unknown, 1, 4),
        ["json_encode"] = new(PhpKind.String, 1, 3),
        ["json_last_error"] = new(PhpKind.Int, 0, 0),
        ["json_last_error_msg"] = new(PhpKind.String, 0, 0),
        ["print_r"] = new(PhpKind.String, 1, 2),
        ["isset"] = new(PhpKind.Bool, 1, 9),
        ["empty"] = new(PhpKind.Bool, 1, 1),
        ["is_null"] = new(PhpKind.Bool, 1, 1),
        ["is_string"] = new(PhpKind.Bool, 1, 1),
        ["is_int"] = new(PhpKind.Bool, 1, 1),
        ["is_array"] = new(PhpKind.Bool, 1, 1),
        ["strval"] = new(PhpKind.String, 1, 1),
        ["intval"] = new(PhpKind.Int, 1, 1),
        ["floatval"] = new(PhpKind.Float, 1, 1),
        ["boolval"] = new(PhpKind.Bool, 1, 1),
        ["strlen"] = new(PhpKind.Int, 1, 1),
        ["substr"] = new(PhpKind.String, 2, 3),
        ["strtoupper"] = new(PhpKind.String, 1, 1),
        ["strtolower"] = new(PhpKind.String, 1, 1),
        ["ucfirst"] = new(PhpKind.String, 1, 1),
        ["trim"] = new(PhpKind.String, 1, 1),
        ["str_contains"] = new(PhpKind.Bool, 2, 2),
        ["str_starts_with"] = new(PhpKind.Bool, 2, 2),
        ["str_ends_with"] = new(PhpKind.Bool, 2, 2),
        ["str_replace"] = new(PhpKind.String, 3, 3),
        ["implode"] = new(PhpKind.String, 2, 2),
        ["explode"] = new(PhpKind.List, 2, 2),
        ["urlencode"] = new(PhpKind.String, 1, 1),
        ["urldecode"] = new(PhpKind.String, 1, 1),
        ["rawurlencode"] = new(PhpKind.String, 1, 1),
        ["rawurldecode"] = new(PhpKind.String, 1, 1),
        ["base64_encode"] = new(PhpKind.String, 1, 1),
        ["bin2hex"] = new(PhpKind.String, 1, 1),
        ["md5"] = new(PhpKind.String, 1, 1),
        ["sha1"] = new(PhpKind.String, 1, 1),
        ["hash"] = new(PhpKind.String, 2, 2),
        ["hash_file"] = new(PhpKind.String, 2, 2),
        ["count"] = new(PhpKind.Int, 1, 1),
        ["array_key_exists"] = new(PhpKind.Bool, 2, 2),
        ["array_keys"] = new(PhpKind.List, 1, 1),
        ["array_values"] = new(PhpKind.List, 1, 1),
        ["in_array"] = new(PhpKind.Bool, 3, 3),
        ["abs"] = new(PhpKind.Unknown, 1, 1),
        ["intdiv"] = new(PhpKind.Int, 2, 2),
        ["time"] = new(PhpKind.Int, 0, 0),
        ["file_get_contents"] = new(PhpKind.String, 1, 1),
        ["basename"] = new(PhpKind.String, 1, 1),
    };

    private static readonly Dictionary<string, (string Text, PhpKind Kind)> Constants = new(StringComparer.Ordinal)
    {
        ["PHP_EOL"] = ("PHP_EOL", PhpKind.String),
        ["PHP_INT_MAX"] = ("long.MaxValue", PhpKind.Int),
        ["PHP_INT_MIN"] = ("long.MinValue", PhpKind.Int),
        ["JSON_HEX_TAG"] = ("JSON_HEX_TAG", PhpKind.Int),
        ["JSON_HEX_AMP"] = ("JSON_HEX_AMP", PhpKind.Int),
        ["JSON_HEX_APOS"] = ("JSON_HEX_APOS", PhpKind.Int),
        ["JSON_HEX_QUOT"] = ("JSON_HEX_QUOT", PhpKind.Int),
        ["JSON_UNESCAPED_SLASHES"] = ("JSON_UNESCAPED_SLASHES", PhpKind.Int),
        ["JSON_PRETTY_PRINT"] = ("JSON_PRETTY_PRINT", PhpKind.Int),
        ["JSON_UNESCAPED_UNICODE"] = ("JSON_UNESCAPED_UNICODE", PhpKind.Int),
        ["JSON_PRESERVE_ZERO_FRACTION"] = ("JSON_PRESERVE_ZERO_FRACTION", PhpKind.Int),
        ["JSON_OBJECT_AS_ARRAY"] = ("JSON_OBJECT_AS_ARRAY", PhpKind.Int),
        ["JSON_BIGINT_AS_STRING"] = ("JSON_BIGINT_AS_STRING", PhpKind.Int),
        ["JSON_THROW_ON_ERROR"] = ("JSON_THROW_ON_ERROR", PhpKind.Int),
        ["JSON_ERROR_NONE"] = ("JSON_ERROR_NONE", PhpKind.Int),
    };

    /// <summary>Finds a function by its name. As in PHP, the case does not matter; <paramref name="spelt"/> is the name in C#.</summary>
    public static PhpFunction? Find(string name, out string spelt)
    {
        spelt = name.ToLowerInvariant();
        return Functions.GetValueOrDefault(name);
    }

    /// <summary>Finds a constant.</summary>
    public static (string Text, PhpKind Kind)? FindConstant(string name) => Constants.TryGetValue(name, out var found) ? found : null;

    /// <summary>Lists the functions near a name, for a hint.</summary>
    public static string Known => string.Join(", ", Functions.Keys);
}
