using System.Globalization;
using System.Text;

namespace WeChatPay.Php.Tests.Differential;

/// <summary>One call with its arguments, in the notation of judge.php.</summary>
internal sealed record Case(string Name, object?[] Arguments)
{
    public string ToLine()
    {
        var line = new StringBuilder("[\"").Append(Name).Append("\",[");
        line.AppendJoin(',', Arguments.Select(Notation.Write));
        return line.Append("]]").ToString();
    }

    /// <summary>Reads a line of the notation again.</summary>
    public static Case FromLine(string line)
    {
        var parts = System.Text.Json.JsonDocument.Parse(line).RootElement;
        return new(parts[0].GetString()!, [.. parts[1].EnumerateArray().Select(Notation.Read)]);
    }
}

/// <summary>A function of judge.php that both sides have.</summary>
internal sealed record Callback(string Name);

/// <summary>Values with their types, as judge.php writes and reads them.</summary>
internal static class Notation
{
    public static string Write(object? value) => value switch
    {
        null => "[\"n\"]",
        bool truth => truth ? "[\"b\",true]" : "[\"b\",false]",
        int number => Write((long)number),
        long number => string.Create(CultureInfo.InvariantCulture, $"[\"i\",\"{number}\"]"),
        double number => double.IsNaN(number) ? "[\"d\",\"nan\"]" : $"[\"d\",\"{BitConverter.DoubleToInt64Bits(number):x16}\"]",
        string text => $"[\"s\",\"{Functions.base64_encode(text)}\"]",
        Callback callback => $"[\"f\",\"{callback.Name}\"]",
        PhpArray array => $"[\"a\",[{string.Join(',', Pairs(array))}]]",
        stdClass fields => $"[\"o\",[{string.Join(',', Pairs(Operators.toArray(fields)))}]]",
        Exception error => $"[\"e\",\"{error.GetType().Name}\"]",
        _ => throw new ArgumentException(value.GetType().Name),
    };

    public static object? Read(System.Text.Json.JsonElement value) => value[0].GetString() switch
    {
        "n" => null,
        "b" => value[1].GetBoolean(),
        "i" => long.Parse(value[1].GetString()!, CultureInfo.InvariantCulture),
        "d" => value[1].GetString() is "nan" ? double.NaN : BitConverter.Int64BitsToDouble(long.Parse(value[1].GetString()!, NumberStyles.HexNumber,
            CultureInfo.InvariantCulture)),
        "s" => (string)Functions.base64_decode(value[1].GetString()),
        "f" => new Callback(value[1].GetString()!),
        "a" => ReadArray(value[1]),
        "o" => Operators.toObject(ReadArray(value[1])),
        var kind => throw new ArgumentException(kind),
    };

    private static PhpArray ReadArray(System.Text.Json.JsonElement pairs)
    {
        var array = new PhpArray();
        foreach (var pair in pairs.EnumerateArray())
            array[Read(pair[0])] = Read(pair[1]);
        return array;
    }

    private static IEnumerable<string> Pairs(PhpArray array)
    {
        foreach (var (key, value) in array)
            yield return $"[{Write((object)key)},{Write((object?)value)}]";
    }
}
