using System.Globalization;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using static WeChatPay.Php.Functions;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace WeChatPay.Tests.Php;

public class JsonProperties
{
    private static readonly int[] Flags =
    [
        0, JSON_UNESCAPED_UNICODE, JSON_UNESCAPED_SLASHES | JSON_PRETTY_PRINT, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT,
        JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_LINE_TERMINATORS,
    ];

    [Property(Arbitrary = [typeof(JsonTrees)])]
    public void JsonDecode_OfWhatJsonEncodeWrote_IsTheSameTree(JToken tree)
    {
        foreach (var flags in Flags)
        {
            string text = json_encode(tree, flags);
            object? read = json_decode(text, false, flags: JSON_THROW_ON_ERROR);

            Assert.That((string)json_encode(read, flags), Is.EqualTo(text), "digits and order included");
        }
    }

    // The other side of the mirror: another reader has to find the same tree, so that no two mistakes cancel each other.
    [Property(Arbitrary = [typeof(JsonTrees)])]
    public void JsonEncode_AnyTree_ReadsTheSameElsewhere(JToken tree)
    {
        foreach (var flags in Flags)
        {
            var read = System.Text.Json.Nodes.JsonNode.Parse((string)json_encode(tree, flags));
            var expected = System.Text.Json.Nodes.JsonNode.Parse(tree.ToString(Newtonsoft.Json.Formatting.None));

            Assert.That(System.Text.Json.Nodes.JsonNode.DeepEquals(read, expected));
        }
    }

    [Property(Arbitrary = [typeof(JsonTrees)])]
    public void PrintR_AnyTree_PrintsTheSameBeforeAndAfterTheWire(JToken tree) =>
        Assert.That(print_r((object?)json_decode((object)json_encode(tree), true), true), Is.EqualTo(print_r(tree, true)));

    [Property]
    public void JsonEncode_AnyFiniteDouble_ReadsBackToTheSameBits(double number)
    {
        if (!double.IsFinite(number)) return;

        Assert.That(
            BitConverter.DoubleToInt64Bits(double.Parse((string)json_encode(number), CultureInfo.InvariantCulture)),
            Is.EqualTo(BitConverter.DoubleToInt64Bits(number)));
    }

    [Property]
    public void PrintR_AnyFiniteDouble_IsWithinHalfAUnitOfTheFourteenthDigit(double number)
    {
        if (!double.IsFinite(number)) return;

        var read = double.Parse(print_r(number, true), CultureInfo.InvariantCulture);
        Assert.That(Math.Abs(read - number), Is.LessThanOrEqualTo(Math.Abs(number) * 5.01e-14));
    }

    // Strings of every kind, half surrogate pairs included: whatever the text, decoding answers or says why.
    [Property]
    public void JsonDecode_AnyText_GivesAValueOrAnError(string? text)
    {
        object? value = json_decode(text);

        Assert.That(value is null, Is.EqualTo(json_last_error() != JSON_ERROR_NONE || text?.Trim() == "null"));
    }

    [Property(Arbitrary = [typeof(JsonTrees)])]
    public void JsonDecode_TextCutShort_IsRefused(JToken tree, FsCheck.NonNegativeInt cut)
    {
        string text = json_encode(new JArray(tree));

        Assert.That((object?)json_decode(text[..(cut.Get % text.Length)]), Is.Null);
        Assert.That(json_last_error(), Is.Not.EqualTo(JSON_ERROR_NONE));
    }
}
