using WeChatPay.Php.Text;
using WeChatPay.Php.Values;

namespace WeChatPay.Php.Urls;

/// <summary>Queries with brackets.</summary>
internal static class QueryPairs
{
    public static void Add(List<string> pairs, string name, object? value, bool isForm)
    {
        switch (Scalars.Plain(value))
        {
            case null:
                return;
            case bool truth:
                pairs.Add($"{name}={(truth ? 1 : 0)}");
                return;
            case double number:
                pairs.Add($"{name}={Percent.Encode(Bytes.Encode(FloatText.FormatRounded(number)), isForm)}");
                return;
            case stdClass fields:
                AddAll(fields.Fields);
                return;
            case var other when other is not string && Access.TryArray(other, out var array):
                AddAll(array);
                return;
            case var other:
                pairs.Add($"{name}={Percent.Encode(Bytes.Encode(Casts.ToText(other)), isForm)}");
                return;
        }

        void AddAll(PhpArray inner)
        {
            foreach (var entry in inner.Snapshot())
                Add(pairs, $"{name}%5B{Percent.Encode(Bytes.Encode(entry.Key.ToString()), isForm)}%5D", entry.Value, isForm);
        }
    }

    public static PhpArray Parse(string query)
    {
        var fields = new PhpArray();
        foreach (var pair in query.Split('&'))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            var name = Percent.Decode(equals < 0 ? pair : pair[..equals], isForm: true);
            Set(fields, name, equals < 0 ? "" : Percent.Decode(pair[(equals + 1)..], isForm: true));
        }
        return fields;
    }

    // php_register_variable_ex in main/php_variables.c.
    private static void Set(PhpArray fields, string name, string value)
    {
        name = name.TrimStart(' ');
        var end = name.IndexOf('\0', StringComparison.Ordinal);
        name = end < 0 ? name : name[..end];
        var bracket = name.IndexOf('[', StringComparison.Ordinal);
        var first = (bracket < 0 ? name : name[..bracket]).Replace(' ', '_').Replace('.', '_');
        if (first.Length == 0)
            return;
        var keys = new List<string?>();
        var at = bracket;
        while (at >= 0 && at < name.Length && name[at] == '[')
        {
            var close = name.IndexOf(']', at);
            if (close < 0)
            {
                if (keys.Count == 0)
                    first = Spelt(name);
                break;
            }
            var key = name[(at + 1)..close];
            keys.Add(key.TrimStart(' ', '\t', '\n', '\r').Length == 0 ? null : key.TrimStart(' ', '\t', '\n', '\r'));
            at = close + 1;
        }
        if (keys.Count == 0)
        {
            fields[first] = value;
            return;
        }
        Write(fields, [first, .. keys], value);
    }

    private static string Spelt(string name) => name.Replace(' ', '_').Replace('.', '_').Replace('[', '_');

    private static void Write(PhpArray fields, List<string?> keys, string value)
    {
        var inner = fields;
        foreach (var key in keys.Take(keys.Count - 1))
        {
            if (key is null)
                inner = inner.AtEnd();
            else
            {
                if (inner.Read(key) is not PhpArray)
                    inner[key] = new PhpArray();
                inner = inner.At(key);
            }
        }
        if (keys[^1] is { } last)
            inner[last] = value;
        else
            inner.Add(value);
    }
}
