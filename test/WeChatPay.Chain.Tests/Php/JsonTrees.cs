using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Newtonsoft.Json.Linq;

namespace WeChatPay.Tests.Php;

/// <summary>Random JSON documents: nested objects and arrays of every scalar, names and strings from all of Unicode.</summary>
public static class JsonTrees
{
    private static readonly Gen<string> Text = Gen.Frequency(
            (4, Gen.Choose(' ', '~')), (1, Gen.Choose(0, 0x1f)), (2, Gen.Choose(0x7f, 0xd7ff)), (1, Gen.Choose(0xe000, 0x10ffff)),
            (1, Gen.Choose(0x2027, 0x202a)))
        .ListOf().Select(static codes => string.Concat(codes.Select(static code => new Rune(code).ToString())));

    private static readonly Gen<JToken> Scalar = Gen.OneOf(
        Text.Select(static text => (JToken)new JValue(text)),
        ArbMap.Default.GeneratorFor<long>().Select(static number => (JToken)new JValue(number)),
        ArbMap.Default.GeneratorFor<int>().Select(static number => (JToken)new JValue(number / 64.0 + 1e-9)),
        ArbMap.Default.GeneratorFor<int>().Select(static number => (JToken)new JValue((2.0 * number + 1) * 1e22)),
        Gen.Elements(true, false).Select(static flag => (JToken)new JValue(flag)),
        Gen.Constant<JToken>(JValue.CreateNull()));

    public static Arbitrary<JToken> Trees() => Gen.Sized(static size => Tree(Math.Min(size, 40))).ToArbitrary();

    private static Gen<JToken> Tree(int size)
    {
        if (size <= 1) return Scalar;

        var items = Gen.Choose(0, 4).SelectMany(count => Tree(size / 3).ListOf(count));
        return Gen.OneOf(
            Scalar,
            items.Select(static list => (JToken)new JArray(list)),
            items.SelectMany(static list => Text.ListOf(list.Count).Select(names => (JToken)Named(names, list))));
    }

    private static JObject Named(IEnumerable<string> names, IEnumerable<JToken> values)
    {
        var result = new JObject();
        // A name that starts with U+0000 is not a property name in PHP.
        foreach (var (name, value) in names.Zip(values)) result[name.TrimStart('\0')] = value;
        return result;
    }
}
