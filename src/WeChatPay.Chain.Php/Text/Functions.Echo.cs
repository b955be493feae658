using WeChatPay.Php.Text;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Gets this system's line end, PHP's constant: <c>"\r\n"</c> on Windows, <c>"\n"</c> elsewhere.</summary>
    public static string PHP_EOL => Environment.NewLine;

    /// <summary>Writes values to <see cref="Console.Out"/>, one after another, as PHP's <c>echo</c> does: no separator, no newline.</summary>
    /// <param name="values"><see langword="true"/> is written as <c>1</c>, <see langword="false"/> and <see langword="null"/> as nothing,
    /// numbers in PHP's notation whatever the culture, arrays (lists, dictionaries, anonymous objects) as the word <c>Array</c>.</param>
    /// <exception cref="Error">A value is an object without text, such as a <see cref="stdClass"/>.
    /// PHP refuses it too. The values before it were written.</exception>
    /// <remarks>Source: https://www.php.net/manual/function.echo.php</remarks>
    public static void echo(params object?[]? values)
    {
        // C# reads a bare `null` as the array; in PHP it is one value.
        foreach (var value in values ?? [])
            Print(PhpText.Cast(value));
    }
}
