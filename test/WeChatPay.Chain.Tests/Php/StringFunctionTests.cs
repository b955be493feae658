using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Php;
using static WeChatPay.Php.Functions;

namespace WeChatPay.Tests.Php;

/// <summary>PHP's functions for strings, with what PHP 8.2 gives.</summary>
public sealed class StringFunctionTests
{
    [TestCase("abcdef", 1, 3, "bcd")]
    [TestCase("abc", -2, null, "bc")]
    [TestCase("abc", -5, 3, "abc")]
    [TestCase("abc", 5, null, "")]
    [TestCase("abcdef", 1, -2, "bcd")]
    [TestCase("abc", 0, -5, "")]
    [TestCase("支付宝", 3, 3, "付")]
    public void Substr_OfAText_CutsBytes(string text, int offset, int? length, string expected) =>
        Assert.That(substr(text, offset, length), Is.EqualTo(expected));

    [Test]
    public void Strlen_OfAText_CountsBytes() => Assert.That(strlen("支付"), Is.EqualTo(6));

    [Test]
    public void Substr_OfAnAnswer_CutsItsBytes()
    {
        var response = new WeChatPayResponse(200, [], new byte[] { 0x1f, 0x8b, (byte)'a', (byte)'b' });

        Assert.That(bin2hex(response.getBody()), Is.EqualTo("1f8b6162"));
        Assert.That(strlen(response.getBody()), Is.EqualTo(4));
        Assert.That(substr(response.getBody(), 2, 2), Is.EqualTo("ab"));
        Assert.That(bin2hex(response.getBody().read(2)), Is.EqualTo("1f8b"));
    }

    [Test]
    public void Cases_OfLetters_ChangeAsciiAlone()
    {
        Assert.That(strtoupper("aé支"), Is.EqualTo("Aé支"));
        Assert.That(strtolower("AÉ支"), Is.EqualTo("aÉ支"));
        Assert.That(ucfirst("abc"), Is.EqualTo("Abc"));
        Assert.That(trim(" \t\n\r\0\va "), Is.EqualTo("a"));
    }

    [TestCase("a b~&/实", "a+b%7E%26%2F%E5%AE%9E", "a%20b~%26%2F%E5%AE%9E")]
    [TestCase("-_.!*'()", "-_.%21%2A%27%28%29", "-_.%21%2A%27%28%29")]
    public void Urlencode_OfAText_IsWhatPhpGives(string text, string form, string raw)
    {
        Assert.That(urlencode(text), Is.EqualTo(form));
        Assert.That(rawurlencode(text), Is.EqualTo(raw));
    }

    [TestCase("a%20b+c", "a b+c", "a b c")]
    [TestCase("100%", "100%", "100%")]
    [TestCase("%zz%4", "%zz%4", "%zz%4")]
    public void Urldecode_OfAText_IsWhatPhpGives(string text, string raw, string form)
    {
        Assert.That(rawurldecode(text), Is.EqualTo(raw));
        Assert.That(urldecode(text), Is.EqualTo(form));
    }

    [FsCheck.NUnit.Property]
    public Property Urlencode_OfAnyText_ReadsBack() => Prop.ForAll<NonNull<string>>(text =>
    {
        var whole = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get));
        return rawurldecode(rawurlencode(whole)) == whole && urldecode(urlencode(whole)) == whole;
    });

    [Test]
    public void Digests_OfAText_AreSmallHexDigits()
    {
        Assert.That(md5("a"), Is.EqualTo("0cc175b9c0f1b6a831c399e269772661"));
        Assert.That(sha1("a"), Is.EqualTo("86f7e437faa5a7fce15d1ddcb9eaeaea377667b8"));
        Assert.That(hash("sha256", "a"), Is.EqualTo("ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"));
        Assert.That(base64_encode("支"), Is.EqualTo("5pSv"));
        Assert.That(() => hash("crc32", "a"), Throws.TypeOf<ValueError>().With.Message.Contains("sha256"));
    }

    [Test]
    public void HashFile_OfAFile_IsItsDigest()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "a");
        try
        {
            Assert.That(hash_file("sha256", path), Is.EqualTo(hash("sha256", "a")));
            Assert.That(hash_file("sha256", "file://" + path), Is.EqualTo(hash("sha256", "a")));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("nowhere.pem")]
    [TestCase("file:///nowhere/apiclient_key.pem")]
    [TestCase("MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7")]
    public void Files_ThatCannotBeRead_GiveFalseAsInPhp(string filename)
    {
        Assert.That(file_get_contents(filename), Is.False);
        Assert.That(hash_file("md5", filename), Is.False);
        Assert.That(md5_file(filename), Is.False);
        Assert.That(sha1_file(filename), Is.False);
    }

    [TestCase("", "Path cannot be empty")]
    [TestCase(null, "Path cannot be empty")]
    [TestCase("a\0.pem", "Path must not contain any null bytes")]
    public void Files_WithoutAPossibleName_AreRefusedAsInPhp(string? filename, string says)
    {
        foreach (var read in new Func<object?>[] { () => file_get_contents(filename), () => hash_file("md5", filename), () => sha1_file(filename) })
            Assert.That(() => read(), Throws.TypeOf<ValueError>().With.Message.EqualTo(says));
    }

    [Test]
    public void Files_ThatAreFolders_GiveFalse()
    {
        var folder = Path.GetTempPath();

        Assert.That(file_get_contents(folder), Is.False);
        Assert.That(hash_file("md5", folder), Is.False);
    }

    [TestCase("c#.txt")]
    [TestCase("100%.txt")]
    [TestCase("a%20b.txt")]
    [TestCase("with blank.txt")]
    public void Files_ByFileScheme_AreReadByTheirNamesAsPhpDoes(string name)
    {
        var folder = Directory.CreateTempSubdirectory("wechatpay-test-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            File.WriteAllText(path, "a");
            Assert.That(file_get_contents("file://" + path), Is.EqualTo("a"));
            Assert.That(file_get_contents(new Uri(path).AbsoluteUri), Is.EqualTo("a"));
            Assert.That(hash_file("md5", "file://" + path), Is.EqualTo(md5("a")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestCase("12abc", 12)]
    [TestCase(" 7 ", 7)]
    [TestCase("1e2", 100)]
    [TestCase("-1.9", -1)]
    [TestCase("abc", 0)]
    [TestCase(null, 0)]
    [TestCase(true, 1)]
    [TestCase(1.9, 1)]
    public void Intval_OfAValue_IsWhatPhpGives(object? value, int expected) => Assert.That(intval(value), Is.EqualTo(expected));

    [TestCase("", false)]
    [TestCase("0", false)]
    [TestCase("0.0", true)]
    [TestCase(0, false)]
    [TestCase(0.0, false)]
    [TestCase(null, false)]
    [TestCase("a", true)]
    public void Boolval_OfAValue_IsWhatPhpGives(object? value, bool expected)
    {
        Assert.That(boolval(value), Is.EqualTo(expected));
        Assert.That(empty(value), Is.EqualTo(!expected));
    }

    [TestCase("1", "01", true)]
    [TestCase("10", "1e1", true)]
    [TestCase(100, "1e2", true)]
    [TestCase("abc", 0, false)]
    [TestCase(null, false, true)]
    [TestCase(null, "", true)]
    [TestCase("abc", true, true)]
    [TestCase("abc", "ABC", false)]
    [TestCase(1.0, 1, true)]
    public void Equal_OfTwoValues_IsPhp8s(object? left, object? right, bool expected)
    {
        Assert.That(equal(left, right), Is.EqualTo(expected));
        Assert.That(equal(right, left), Is.EqualTo(expected));
    }

    [Test]
    public void Identical_OfJson_LooksAtTheTypeToo()
    {
        var json = JObject.Parse("""{"text":"1","number":1,"none":null,"yes":true}""");

        Assert.That(identical(json["text"], "1") && identical(json["number"], 1L) && identical(json["none"], null) && identical(json["yes"], true));
        Assert.That(identical(json["text"], 1) || identical(json["number"], "1") || identical(json["number"], 1.0), Is.False);
        Assert.That(is_null(json["none"]) && !isset(json["none"]) && isset(json["text"], json["number"]));
    }

    [Test]
    public void Arrays_OfEveryShape_AreReadAlike()
    {
        object[] shapes =
            [new { a = 1, b = (object?)null }, new Dictionary<string, object?> { ["a"] = 1, ["b"] = null }, JObject.Parse("""{"a":1,"b":null}""")];
        foreach (var shape in shapes)
        {
            Assert.That(count(shape), Is.EqualTo(2));
            Assert.That(array_key_exists("b", shape));
            Assert.That(array_key_exists("c", shape), Is.False);
            Assert.That(array_keys(shape).Values, Is.EqualTo((object[])["a", "b"]));
            Assert.That(array_values(shape).Values, Is.EqualTo((object?[])[1L, null]));
        }
        Assert.That(each(new[] { "x" }).Single(), Is.EqualTo(((object)0L, (object)"x")));
        Assert.That(() => count("abc"),
            Throws.TypeOf<TypeError>().With.Message.EqualTo("count(): Argument #1 ($value) must be of type Countable|array, string given"));
    }

    [Test]
    public void Union_OfArrays_KeepsTheEntriesOfTheFirst()
    {
        Assert.That(
            (string)json_encode(union(new { a = 1, b = 2 }, new Dictionary<string, object?> { ["b"] = 9, ["c"] = null })),
            Is.EqualTo("""{"a":1,"b":2,"c":null}"""));
        Assert.That(union(new[] { "x" }, new[] { "y", "z" }).Values, Is.EqualTo(new object?[] { "x", "z" }));
        Assert.That(() => union(new { a = 1 }, 5), Throws.TypeOf<TypeError>());
    }

    [Test]
    public void Numbers_OfEveryKind_KeepTheirKind()
    {
        Assert.That((object)abs(-5), Is.EqualTo(5L));
        Assert.That((object)abs(-1.5), Is.EqualTo(1.5));
        Assert.That((object)abs("-7"), Is.EqualTo(7L));
        Assert.That(intdiv(-7, 2), Is.EqualTo(-3));
        Assert.That(() => abs("x"), Throws.TypeOf<TypeError>());
    }

    private static IEnumerable<TestCaseData> Absolutes()
    {
        yield return new TestCaseData(-5, 5L);
        yield return new TestCaseData(9007199254740993, 9007199254740993L);
        yield return new TestCaseData("-9007199254740993", 9007199254740993L);
        yield return new TestCaseData("-9223372036854775807 ", 9223372036854775807L);
        yield return new TestCaseData(long.MinValue, 9223372036854775808d);
        yield return new TestCaseData("-9223372036854775808", 9223372036854775808d);
        yield return new TestCaseData(ulong.MaxValue, 18446744073709551615d);
        yield return new TestCaseData(new System.Numerics.BigInteger(-7), 7L);
        yield return new TestCaseData(System.Numerics.BigInteger.Parse("-18446744073709551616"), 18446744073709551616d);
        yield return new TestCaseData("-1e3", 1000d);
        yield return new TestCaseData(-0.5m, 0.5);
        yield return new TestCaseData(true, 1L);
        yield return new TestCaseData(false, 0L);
    }

    [TestCaseSource(nameof(Absolutes))]
    public void Abs_OfAnInteger_IsAnIntegerWhereSixtyFourBitsHoldIt(object number, object absolute)
    {
        Assert.That((object)abs(number), Is.EqualTo(absolute).And.TypeOf(absolute.GetType()));
        Assert.That(is_int(abs(number)), Is.EqualTo(absolute is long));
    }

    [Test]
    public void Exceptions_UnderPhpsNames_TellTheSame()
    {
        var inner = new FormatException("inner");
        Exception error = new InvalidOperationException("outer", inner);

        Assert.That(error.getMessage(), Is.EqualTo("outer"));
        Assert.That(error.getPrevious(), Is.SameAs(inner));
        Assert.That(error.getTraceAsString(), Is.Empty);
        Assert.That(error.hasResponse(), Is.False);
        Assert.That(() => error.getResponse(), Throws.InvalidOperationException.With.Message.Contains("hasResponse()"));
    }
}
