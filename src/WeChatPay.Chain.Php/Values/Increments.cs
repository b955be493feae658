namespace WeChatPay.Php.Values;

/// <summary>PHP's <c>++</c> and <c>--</c>. Text that is not a number goes on as on an odometer: <c>Az</c> becomes <c>Ba</c>.</summary>
internal static class Increments
{
    public static object? Increment(object? value) => Scalars.Plain(value) switch
    {
        null => 1L,
        bool truth => truth,
        string text => text.Length == 0 ? "1" : NumberText.Whole(text) is { } number ? Arithmetic.Add(number, 1L) : Turn(text),
        var number and (long or double) => Arithmetic.Add(number, 1L),
        var other => throw new TypeError($"Cannot increment {Types.Name(other)}"),
    };

    public static object? Decrement(object? value) => Scalars.Plain(value) switch
    {
        null => null,
        bool truth => truth,
        string text => text.Length == 0 ? -1L : NumberText.Whole(text) is { } number ? Arithmetic.Subtract(number, 1L) : text,
        var number and (long or double) => Arithmetic.Subtract(number, 1L),
        var other => throw new TypeError($"Cannot decrement {Types.Name(other)}"),
    };

    private static string Turn(string text)
    {
        var letters = text.ToCharArray();
        for (var at = letters.Length - 1; at >= 0; at--)
        {
            switch (letters[at])
            {
                case 'z':
                    letters[at] = 'a';
                    break;
                case 'Z':
                    letters[at] = 'A';
                    break;
                case '9':
                    letters[at] = '0';
                    break;
                case var letter when char.IsAsciiLetterOrDigit(letter):
                    letters[at]++;
                    return new(letters);
                default:
                    // Anything else ends the turning.
                    return new(letters);
            }
            if (at == 0)
                return (text[0] switch { 'z' => "a", 'Z' => "A", _ => "1" }) + new string(letters);
        }
        return text;
    }
}
