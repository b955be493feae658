using System.Text;

namespace WeChatPay.Snippets;

/// <summary>Writes values as PHP, laid out as the documentation does: two spaces for each level, arrows aligned.</summary>
internal sealed class PhpValues(StringBuilder php)
{
    public void Write(Example value, int depth)
    {
        switch (value)
        {
            case Example.Text text:
                php.Append(TextLiteral.Php(text.Value));
                break;
            case Example.Plain plain:
                php.Append(plain.Value);
                break;
            case Example.Expression expression:
                php.Append(expression.Php);
                break;
            case Example.Json json:
                php.Append("json_encode(");
                Write(json.Value, depth);
                php.Append(')');
                break;
            case Example.List { Item: Example.Map or Example.List } list:
                Line("[", depth + 1);
                Write(list.Item, depth + 1);
                Line(",", depth);
                php.Append(']');
                break;
            case Example.List list:
                php.Append('[');
                Write(list.Item, depth);
                php.Append(']');
                break;
            case Example.Map map:
                Write(map, depth);
                break;
        }
    }

    private void Write(Example.Map map, int depth)
    {
        if (map.Entries.Count == 0)
        {
            php.Append("[]");
            return;
        }
        php.Append('[');
        foreach (var (at, entry) in map.Entries.Index())
        {
            var name = TextLiteral.Php(entry.Name);
            Line("", depth + 1);
            php.Append(name).Append(' ', Width(map.Entries, at) - name.Length).Append(" => ");
            Write(entry.Value, depth + 1);
            php.Append(',');
        }
        Line("", depth);
        php.Append(']');
    }

    private void Line(string end, int depth) => php.Append(end).Append('\n').Append(' ', 2 * depth);

    // Neighbours that fit on a line each have their arrows aligned.
    private static int Width(IReadOnlyList<ExampleEntry> entries, int at)
    {
        if (!IsShort(entries[at]))
            return TextLiteral.Php(entries[at].Name).Length;
        var (first, last) = (at, at);
        while (first > 0 && IsShort(entries[first - 1]))
            first--;
        while (last + 1 < entries.Count && IsShort(entries[last + 1]))
            last++;
        return entries.Skip(first).Take(last - first + 1).Max(static entry => TextLiteral.Php(entry.Name).Length);
    }

    private static bool IsShort(ExampleEntry entry) => IsSimple(entry.Value) || entry.Value is Example.List { Item: var item } && IsSimple(item);

    private static bool IsSimple(Example value) => value is Example.Text or Example.Plain or Example.Expression;
}
