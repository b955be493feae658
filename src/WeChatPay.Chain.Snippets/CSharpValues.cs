using System.Text;

namespace WeChatPay.Snippets;

/// <summary>Writes values as C# for the typed chain: <c>new()</c> where the type is known, <c>new</c> inside a value that becomes JSON.</summary>
internal sealed class CSharpValues(StringBuilder code)
{
    /// <summary>Writes a value.</summary>
    /// <remarks><paramref name="depth"/> is the level of indentation, from 0.
    /// <paramref name="isTyped"/> says whether the typed chain has a type for an object.</remarks>
    public void Write(Example value, int depth, bool isTyped = true)
    {
        switch (value)
        {
            case Example.Text text:
                code.Append(TextLiteral.CSharp(text.Value));
                break;
            case Example.Plain plain:
                // A number with a point is a decimal in the typed chain.
                code.Append(plain.Value).Append(plain.Value.Contains('.', StringComparison.Ordinal) ? "m" : "");
                break;
            case Example.Expression expression:
                code.Append(expression.CSharp);
                break;
            case Example.Json json:
                code.Append("json_encode(");
                Write(json.Value, depth, isTyped: false);
                code.Append(')');
                break;
            case Example.List list:
                Write(list, depth, isTyped);
                break;
            case Example.Map map:
                Write(map, depth, isTyped && !map.IsLoose);
                break;
        }
    }

    private void Write(Example.List list, int depth, bool isTyped)
    {
        code.Append(isTyped ? "[" : "new[] { ");
        Write(list.Item, depth, isTyped);
        code.Append(isTyped ? "]" : " }");
    }

    private void Write(Example.Map map, int depth, bool isTyped)
    {
        if (map.Entries.Count == 0)
        {
            code.Append("new { }");
            return;
        }
        code.Append(isTyped ? "new()" : "new");
        Line(depth);
        code.Append('{');
        foreach (var entry in map.Entries)
        {
            Line(depth + 1);
            code.Append(ApiNames.Identifier(entry.Name)).Append(" = ");
            Write(entry.Value, depth + 1, isTyped);
            code.Append(',');
        }
        Line(depth);
        code.Append('}');
    }

    private void Line(int depth) => code.Append('\n').Append(' ', 4 * depth);
}
