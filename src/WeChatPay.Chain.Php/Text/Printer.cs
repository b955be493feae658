using WeChatPay.Php.Values;
using System.Text;

namespace WeChatPay.Php.Text;

/// <summary>Prints a value as <c>zend_print_zval_r</c> does (Zend/zend.c): indents by 8, and puts a blank line after each nested array.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Printer
{
    // The default depth of json_decode; the indentation makes deeper output grow with the square of the depth.
    private const int MaxDepth = 512;

    private readonly StringBuilder _output = new();
    private readonly HashSet<object> _open = new(ReferenceEqualityComparer.Instance);

    public static string Print(object? value)
    {
        var printer = new Printer();
        printer.Write(value, 0);
        return printer._output.ToString();
    }

    private void Write(object? value, int indent)
    {
        value = Scalars.Plain(value);
        if (value is null || (Own(value) ?? Shape.TryDescribe(value)) is not { } shape)
        {
            _output.Append(PhpScalar.Format(value));
            return;
        }

        _output.Append(shape.Title).Append('\n');
        if (_open.Count == MaxDepth)
        {
            _output.Append(" *DEPTH*");
            return;
        }

        if (!_open.Add(value))
        {
            _output.Append(" *RECURSION*");
            return;
        }

        _output.Append(' ', indent).Append("(\n");
        foreach (var (key, entry) in shape.Entries)
        {
            _output.Append(' ', indent + 4).Append('[').Append(key).Append("] => ");
            Write(entry, indent + 8);
            _output.Append('\n');
        }

        _output.Append(' ', indent).Append(")\n");
        _open.Remove(value);
    }

    // An object of ported code prints all that it has, also when it has its own text.
    private static Shape? Own(object value) => Objects.TryDescribe(value) is not { } type ? null : new(
        type.Name + type.Suffix(value),
        type.Properties.Select(one => new KeyValuePair<string, object?>(one.Mark.Length > 0 ? $"{one.Name}:{one.Mark}" : one.Name, one.Read(value))));
}
