using System.Globalization;

namespace WeChatPay.Porting.Functions;

/// <summary>A function of PHP that <c>WeChatPay.Php.Functions</c> has under the same name.</summary>
/// <param name="Returns">The kind of the result.</param>
/// <param name="Least">The least number of arguments.</param>
/// <param name="Most">The greatest number of arguments.</param>
/// <param name="Callbacks">The places of the arguments that are functions.</param>
internal sealed record PhpFunction(PhpKind Returns, int Least, int Most, IReadOnlyList<int> Callbacks);

/// <summary>The functions and constants of PHP that port.</summary>
/// <remarks>They stand in <c>functions.txt</c>, which a test holds against <c>WeChatPay.Php</c>.</remarks>
internal static class FunctionTable
{
    // The public helpers of the runtime that PHP does not have.
    private static readonly HashSet<string> Helpers = new(StringComparer.OrdinalIgnoreCase) { "echo", "equal", "identical", "each", "union", "function" };

    // They change the array that they are given.
    private static readonly HashSet<string> Changing = new(StringComparer.OrdinalIgnoreCase)
    {
        "sort", "rsort", "usort", "uasort", "uksort", "ksort", "krsort", "asort", "arsort", "array_push", "array_pop", "array_shift", "array_unshift",
        "array_splice", "array_walk", "shuffle", "natsort", "natcasesort", "array_multisort",
    };

    // They put a result into the variable at this place.
    private static readonly Dictionary<string, (int Place, PhpKind Returns, int Most)> Outs = new(StringComparer.OrdinalIgnoreCase)
    {
        ["preg_match"] = (2, PhpKind.Int, 3),
        ["preg_match_all"] = (2, PhpKind.Int, 4),
        ["parse_str"] = (1, PhpKind.Void, 2),
        ["str_replace"] = (3, PhpKind.Unknown, 4),
        ["openssl_sign"] = (1, PhpKind.Bool, 4),
        ["openssl_encrypt"] = (5, PhpKind.Unknown, 8),
        ["openssl_public_encrypt"] = (1, PhpKind.Bool, 4),
        ["openssl_private_decrypt"] = (1, PhpKind.Bool, 4),
    };

    private static readonly (Dictionary<string, PhpFunction> Functions, Dictionary<string, PhpKind> Constants) Known = Read();

    /// <summary>Finds a function by its name. As in PHP, the case does not matter; <paramref name="spelt"/> is the name in C#.</summary>
    public static PhpFunction? Find(string name, out string spelt)
    {
        spelt = name.ToLowerInvariant();
        return Helpers.Contains(name) ? null : Known.Functions.GetValueOrDefault(spelt);
    }

    /// <summary>Finds a constant.</summary>
    public static (string Text, PhpKind Kind)? FindConstant(string name) => name switch
    {
        "PHP_INT_MAX" => ("long.MaxValue", PhpKind.Int),
        "PHP_INT_MIN" => ("long.MinValue", PhpKind.Int),
        "PHP_INT_SIZE" => ("8", PhpKind.Int),
        "DIRECTORY_SEPARATOR" => ("\"/\"", PhpKind.String),
        "PHP_VERSION" => ("\"8.2.0\"", PhpKind.String),
        "M_PI" => ("Math.PI", PhpKind.Float),
        "NAN" => ("double.NaN", PhpKind.Float),
        "INF" => ("double.PositiveInfinity", PhpKind.Float),
        _ => Known.Constants.TryGetValue(name, out var kind) ? (name, kind) : null,
    };

    /// <summary>Whether a function changes the array that is its first argument.</summary>
    public static bool ChangesFirst(string name) => Changing.Contains(name.TrimStart('\\'));

    /// <summary>Gets the place of the argument that a function puts a result into; -1 when it has none.</summary>
    public static int OutOf(string name) => Outs.TryGetValue(name.TrimStart('\\'), out var known) ? known.Place : -1;

    /// <summary>Gets the number of parameters that a variadic function has before the variadic one.</summary>
    /// <remarks>The entries that <c>max</c> compares may be one list, so the whole list is written as one.</remarks>
    public static int FixedOf(string name) => name is "array_merge" or "array_merge_recursive" or "max" or "min" or "isset" ? 0 : 1;

    private static (Dictionary<string, PhpFunction> Functions, Dictionary<string, PhpKind> Constants) Read()
    {
        var functions = new Dictionary<string, PhpFunction>(StringComparer.Ordinal);
        var constants = new Dictionary<string, PhpKind>(StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(FunctionTable).Assembly.GetManifestResourceStream("WeChatPay.Porting.functions.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var kind = Enum.Parse<PhpKind>(parts[1]);
            if (parts.Length == 2)
                constants[parts[0]] = kind;
            else
                functions[parts[0]] = new(kind, Number(parts[2]), Number(parts[3]), [.. parts.Skip(4).Select(Number)]);
        }
        foreach (var (name, (place, returns, most)) in Outs)
        {
            functions[name] = functions.TryGetValue(name, out var known)
                ? known with { Most = Math.Max(known.Most, most) }
                : new(returns, place + 1, most, []);
        }
        return (functions, constants);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
