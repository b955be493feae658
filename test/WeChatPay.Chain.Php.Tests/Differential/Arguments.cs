using FsCheck;
using FsCheck.Fluent;

namespace WeChatPay.Php.Tests.Differential;

/// <summary>Generates arguments: each letter of a pattern stands for a kind of value.</summary>
internal static class Arguments
{
    private static readonly string[] Texts =
    [
        "", "a", "abc", "ABC", "Abc def", "0", "1", "-1", "1.5", "1e3", " 5", "5 ", "abc123", "12abc", "00", "010", "0x1A", "支付", "微信支付", "a,b,,c", "null",
            "x.y z",
        "1.0", "10", "9", "9223372036854775807", "9223372036854775808", "-0", "1e1000", ".5", "5.", "é", "<a href='x'>&\"</a>", "a=1&b=2", "a\nb\r\nc",
            "  pad\t", "Zz9",
        "az", "zz", "10.10", "19.90", "0.1", "\udc80\udcff", "a\0b", "a b+c%20d~", "https://api.mch.weixin.qq.com/v3/pay?x=1#f", "\\'\"", "1,234.5", "true",
            "2024-01-02",
    ];

    private static readonly double[] Floats =
    [
        0, -0.0, 1, -1, 0.1, 0.2, 0.5, 1.5, 2.5, -2.5, 1.005, 5.055, 19.9, 19.9 * 100, 5.5, 1e15, 1e14, 123456789012345678, 1e25, 1e-7, 0.0001, 0.00001,
            1.0 / 3,
        100000000000000000000.0, 9.2233720368547758e18, -9.3e18, 1.7976931348623157e308, 5e-324, double.NaN, double.PositiveInfinity,
            double.NegativeInfinity, 980.0000000000001,
    ];

    private static readonly long[] Integers = [0, 1, -1, 2, 3, 5, 7, 10, -10, 63, 64, 100, 255, 256, 1000, 2147483647, 2147483648, long.MaxValue,
        long.MinValue, 4611686018427387904];

    private static readonly Gen<object?> Text = Gen.Frequency(
        (3, Gen.Elements(Texts).Select(static text => (object?)text)),
        (2, Gen.Elements("ab cAB19.,-_/:&=%<>\"'\n\t支付é€😀{}[]()|".EnumerateRunes().Select(static rune => rune.ToString()).ToArray())
            .ArrayOf().Select(static parts => (object?)string.Concat(parts.Take(12)))),
        (1, Gen.Choose(0, 255).ArrayOf().Select(static bytes => (object?)Decode([.. bytes.Take(8).Select(static octet => (byte)octet)]))));

    private static readonly Gen<object?> Integer = Gen.Frequency(
        (3, Gen.Choose(-12, 12).Select(static number => (object?)(long)number)), (2, Gen.Elements(Integers).Select(static number => (object?)number)));

    private static readonly Gen<object?> Small = Gen.Choose(-4, 14).Select(static number => (object?)(long)number);

    private static readonly Gen<object?> Float = Gen.Frequency(
        (3, Gen.Elements(Floats).Select(static number => (object?)number)),
        (2, Gen.Choose(-100000, 100000).SelectMany(static number => Gen.Elements(1.0, 10, 100, 1000, 1e6), static (number, by) => (object?)(number / by))));

    private static readonly Gen<object?> Finite = Float.Where(static number => double.IsFinite((double)number!));

    private static readonly Gen<object?> NumberText = Gen.Choose(-1000000, 1000000).SelectMany(
        static number => Gen.Choose(0, 6),
        static (number, places) => (object?)(number / Math.Pow(10, places)).ToString("F" + places, System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<object?> Time = Gen.Frequency(
        (4, Gen.Choose(0, 2000000000).Select(static number => (object?)(long)number)),
            (2, Gen.Choose(510000000, 690000000).Select(static number => (object?)(long)number)),
        (1, Gen.Elements<object?>(0L, 1709164799L, 1735660800L, 1711900800L, 4102444800L, 1706716799L)));

    private static readonly Gen<object?> Truth = Gen.Elements<object?>(true, false);

    private static readonly Gen<object?> Scalar = Gen.Frequency((4, Text), (3, Integer), (2, Float), (1, Truth), (1, Gen.Constant<object?>(null)));

    private static readonly Gen<object?> Word = Gen.Elements<object?>("a", "b", "ab", "支", "1", "2", "x y", "A", "10", "9", "01");

    private static readonly Gen<object?> List = Scalar.ArrayOf().Select(static items => (object?)ToList(items.Take(6)));

    private static readonly Gen<object?> Words = Word.ArrayOf().Select(static items => (object?)ToList(items.Take(7)));

    private static readonly Gen<object?> Counts = Gen.Choose(-9, 9).ArrayOf().Select(static items =>
        (object?)ToList(items.Take(12).Select(static item => (object?)(long)item)));

    private static readonly Gen<object?> Map = Keyed(Scalar);

    private static readonly Gen<object?> WordMap = Keyed(Word);

    private static readonly Gen<object?> Tree = Keyed(Gen.Frequency((4, Scalar), (1, Map), (1, List)));

    private static readonly Gen<object?> Object = Map.Select(static map => (object?)Operators.toObject(map));

    private static readonly Gen<object?> Any = Gen.Frequency((6, Scalar), (1, List), (1, Map), (1, Tree), (1, Gen.Constant<object?>(new PhpArray())));

    /// <summary>Generates the arguments of a pattern: letters, and choices as <c>{a|b}</c>, separated by blanks. A question mark makes the rest
    /// optional.</summary>
    public static Gen<object?[]> ForPattern(string pattern)
    {
        var (kinds, needed) = (new List<Gen<object?>>(), -1);
        foreach (var part in Parts(pattern))
        {
            if (part == "?")
                needed = kinds.Count;
            else
                kinds.Add(ForKind(part));
        }
        needed = needed < 0 ? kinds.Count : needed;
        var all = kinds.Aggregate(
            Gen.Constant<object?[]>([]), static (before, kind) => before.SelectMany(_ => kind, static (values, value) => (object?[])[.. values, value]));
        return needed == kinds.Count ? all : all.SelectMany(_ => Gen.Choose(needed, kinds.Count), static (values, count) => values.Take(count).ToArray());
    }

    // A blank inside of braces belongs to the choice.
    private static IEnumerable<string> Parts(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            var end = pattern[at] == '{' ? Enumerable.Range(at, pattern.Length - at).First(to => pattern[to] == '}'
                && (to + 1 == pattern.Length || pattern[to + 1] == ' ')) + 1
                : pattern.IndexOf(' ', at) is >= 0 and var blank ? blank : pattern.Length;
            yield return pattern[at..end];
            at = end;
        }
    }

    private static Gen<object?> ForKind(string kind) => kind switch
    {
        "s" => Text,
        "i" => Integer,
        "k" => Small,
        "d" => Float,
        "D" => Finite,
        "q" => NumberText,
        "n" => Gen.OneOf(Integer, Float, NumberText),
        "b" => Truth,
        "T" => Time,
        "v" => Scalar,
        "w" => Word,
        "l" => List,
        "L" => Words,
        "I" => Counts,
        "m" => Map,
        "M" => WordMap,
        "t" => Tree,
        "o" => Object,
        "x" => Any,
        "a" => Gen.OneOf(List, Map, Tree),
        _ when kind[0] == '{' && kind.Contains('¦', StringComparison.Ordinal) =>
            Gen.Elements(kind[1..^1].Split('¦').Select(static text => (object?)text).ToArray()),
        _ when kind[0] == '{' => Gen.Elements(kind[1..^1].Split('|').Select(Parse).ToArray()),
        _ when kind[0] == '@' => Gen.Constant<object?>(new Callback(kind[1..])),
        _ => throw new ArgumentException(kind),
    };

    private static object? Parse(string text) => text switch
    {
        "null" => null,
        _ => long.TryParse(text, out var number) ? number : text.Replace("\\s", " ", StringComparison.Ordinal),
    };

    private static Gen<object?> Keyed(Gen<object?> value) =>
        Gen.Zip(Gen.OneOf(Word, Gen.Choose(0, 5).Select(static key => (object?)(long)key)), value).ArrayOf().Select(static pairs =>
    {
        var map = new PhpArray();
        foreach (var (key, item) in pairs.Take(6))
            map[key] = item;
        return (object?)map;
    });

    private static PhpArray ToList(IEnumerable<object?> items)
    {
        var list = new PhpArray();
        foreach (var item in items)
            list.Add(item);
        return list;
    }

    private static string Decode(byte[] bytes) => Functions.strval(bytes);
}
