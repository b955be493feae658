using WeChatPay.Php.Text;

namespace WeChatPay.Php;

public static partial class Functions
{
    /// <summary>Prints a value to <see cref="Console.Out"/> in the format of PHP's <c>print_r</c>, lines ended by <c>\n</c> on every system.</summary>
    /// <param name="value">
    /// Prints as <c>Array</c>: a <c>JObject</c> or <c>JArray</c>, a dictionary, any sequence, an anonymous object (a ported PHP array).
    /// Prints as <c>stdClass Object</c>: a <see cref="stdClass"/> and an <see cref="System.Dynamic.ExpandoObject"/>.
    /// Any other object prints as its own <see cref="object.ToString"/>; an object without one, and a record, prints as
    /// <c>ClassName Object</c> with its public properties. An object of a ported class, which has fields and no properties, prints all of them
    /// as in PHP: <c>[key:Shop:private]</c>. The private state of other objects is never shown. The properties of the framework's own types
    /// are not shown either, because some of them block when read.
    /// </param>
    /// <returns>Always <see langword="true"/>, as in PHP.</returns>
    /// <remarks>
    /// <para>A value inside itself prints as <c>*RECURSION*</c>, as in PHP; a value more than 512 levels deep prints as <c>*DEPTH*</c>.</para>
    /// <para>Source: https://www.php.net/manual/function.print-r.php</para>
    /// </remarks>
    public static bool print_r(object? value)
    {
        Print(Printer.Print(value));
        return true;
    }

    /// <summary>Returns the text that <see cref="print_r(object?)"/> prints, or prints it.</summary>
    /// <param name="value">The value to show; see <see cref="print_r(object?)"/>.</param>
    /// <param name="return"><see langword="true"/> returns the text and prints nothing.</param>
    /// <returns>The text; or, after printing, <c>1</c>, which is how PHP's <c>true</c> reads as a string.</returns>
    /// <remarks>An overload rather than PHP's string-or-bool, so that <c>print_r(value, true)</c> fits wherever a string does.</remarks>
    public static string print_r(object? value, bool @return) =>
        @return ? Printer.Print(value) : PhpScalar.Format(print_r(value));
}
