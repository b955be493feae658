using System.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Maths;

/// <summary>Integers in other bases, after <c>_php_math_basetozval</c> in ext/standard/math.c.</summary>
internal static class Digits
{
    /// <returns>A <see cref="long"/>, or a <see cref="double"/> where the number does not fit into 64 bits.</returns>
    public static object Read(string text, int radix)
    {
        if (text.Length > 1 && text[0] == '0' && Prefix(text[1]) == radix)
            text = text[2..];
        var (integer, number, isFloat) = (0L, 0.0, false);
        foreach (var letter in text)
        {
            var digit = IntegerBase.Digit(letter);
            if (digit < 0 || digit >= radix)
                continue;
            if (!isFloat && (integer < long.MaxValue / radix || integer == long.MaxValue / radix && digit <= long.MaxValue % radix))
                integer = integer * radix + digit;
            else
            {
                number = isFloat ? number : integer;
                isFloat = true;
                number = number * radix + digit;
            }
        }
        return isFloat ? number : (object)integer;
    }

    public static string Write(object number, int radix)
    {
        const string letters = "0123456789abcdefghijklmnopqrstuvwxyz";
        var output = new StringBuilder();
        if (number is double large)
        {
            large = Math.Floor(large);
            if (double.IsInfinity(large))
                return "";
            do
            {
                output.Insert(0, letters[(int)(large % radix)]);
                large /= radix;
            }
            while (output.Length < 64 && Math.Abs(large) >= 1);
            return output.ToString();
        }
        var rest = (ulong)(long)number;
        do
        {
            output.Insert(0, letters[(int)(rest % (ulong)radix)]);
            rest /= (ulong)radix;
        }
        while (rest > 0);
        return output.ToString();
    }

    private static int Prefix(char letter) => letter switch
    {
        'x' or 'X' => 16,
        'b' or 'B' => 2,
        'o' or 'O' => 8,
        _ => 0,
    };
}
