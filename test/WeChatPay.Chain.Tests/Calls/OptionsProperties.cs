using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Options;
using WeChatPay.Pipeline;
using WeChatPay.Requests;
using WeChatPay.Tests.Php;
using WeChatPay.Tests.Support;
using WeChatPay.Util;

namespace WeChatPay.Tests.Calls;

/// <summary>Options of every shape: they are read, or an <see cref="ArgumentException"/> names the fault.</summary>
[Category(Cases.Category)]
public sealed class OptionsProperties
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.Elements(LooseOptions.Names),
        Gen.Elements("max", "name", "contents", "filename", "meta", "transaction_id", "empty", ""),
        ArbMap.Default.GeneratorFor<string?>().Select(static name => name ?? ""));

    private static readonly Gen<object?> Scalar = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string?>().Select(static text => (object?)text),
        ArbMap.Default.GeneratorFor<int>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<double>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<decimal>().Select(static number => (object?)number),
        ArbMap.Default.GeneratorFor<bool>().Select(static truth => (object?)truth),
        ArbMap.Default.GeneratorFor<byte[]>().Select(static bytes => (object?)bytes),
        Gen.Elements<object?>(
            null,
            TimeSpan.Zero,
            TimeSpan.MinValue,
            DateTime.MinValue,
            DateTimeOffset.MaxValue,
            new Uri("a/b", UriKind.Relative),
            new Uri("ftp://x/"),
            'c',
            DayOfWeek.Friday,
            typeof(string),
            DBNull.Value,
            "\ud800",
            "https://",
            "..",
            "1e400"),
        JsonTrees.Trees().Generator.Select(static tree => (object?)tree));

    private static readonly Gen<object?> Any = Gen.Sized(static size => Nested(Math.Min(size, 30)));

    private static readonly Gen<string> Piece = Gen.Frequency(
        (4, Gen.Elements(
            "v3", "/", "pay", "hirePowerBank", "{", "}", "{id}", "{+id}", "{?a,b*}", "{id:3}", "{/list*}", "{empty}", "{", "?", "#", "%", "%2F",
            ".", "..", "//", "https://", "AbC1", "_a_", "\\", " ", "\n", ",", "*", ":", "|", "!")),
        (1, ArbMap.Default.GeneratorFor<string?>().Select(static text => text ?? "")));

    [Test]
    public void Read_AnyOptions_AreReadOrRefused() => Cases.Check(Any, static options => Tried(() => LooseOptions.Read(options)));

    [Test]
    public void Body_OfAnyOptions_IsWrittenOrRefused() => Cases.Check(
        from name in Gen.Elements("json", "query", "headers", "body", "xml", "form_params", "multipart") from value in Any select (name, value),
        static given => Tried(() =>
        {
            var options = LooseOptions.Read(new Dictionary<string, object?> { [given.name] = given.value });
            BodyEncoding.TryEncode(options, given.name == "xml", new("POST", "v3/x"), out _);
            new HeaderMap().SetAll(options.Headers);
            FieldsOptionV2.Read(options.Xml, "xml", new("POST", "v2/x"));
            if (options.Query is not null)
                Assert.That(new Uri($"https://x/?{QueryText.Build(options.Query, "query")}").IsAbsoluteUri);
        }));

    [Test]
    public void Configuration_Any_IsReadOrRefused() => Cases.Check(
        from name in Gen.Elements(
            "mchid", "serial", "headers", "base_uri", "timeout", "handler", "allowed_hosts", "allow_empty_path_values", "transport", "secret", "x")
        from value in Any
        select (name, value),
        static given => Tried(() => LooseConfiguration.Read(new Dictionary<string, object?> { [given.name] = given.value })));

    [Test]
    public void Expand_AnyTemplateAndValues_IsExpandedOrRefused() => Cases.Check(
        from pieces in Piece.ListOf()
        from names in Gen.Elements("id", "a", "b", "list", "empty").ListOf().Resize(5)
        from values in Any.Resize(9).ListOf(names.Count)
        from allowEmpty in Gen.Elements(true, false)
        select (pieces, names, values, allowEmpty),
        static given => Tried(() =>
        {
            var variables = given.names.Zip(given.values).DistinctBy(static pair => pair.First)
                .ToDictionary(static pair => pair.First, static pair => (object?)pair.Second);
            var options = new RequestOptions { Variables = variables };
            Assert.That(PathTemplate.Expand(string.Concat(given.pieces), new("GET", "x"), options, given.allowEmpty), Is.Not.Null);
        }));

    [Test]
    public void FromPath_AnyPieces_AreRenamedOnceOrRefused() => Cases.Check(Piece.ListOf().Select(string.Concat), static path => Tried(() =>
    {
        var renamed = SegmentNaming.FromPath(path);
        Assert.That(renamed, Is.Not.Empty);
        Assert.That(renamed.StartsWith('/') ? renamed : SegmentNaming.FromPath(renamed), Is.EqualTo(renamed), "a name that was renamed is one that stays");
    }));

    [Test]
    public void FromMember_AnyName_IsASegmentOrRefused() =>
        Cases.Check<string?>(static name => Tried(() => Assert.That(SegmentNaming.FromMember(name ?? ""), Is.Not.Null)));

    [Test]
    public void Interpolation_AnyLiteralsAndValues_ArriveOrAreRefused() => Cases.Check(
        from before in Piece.ListOf().Select(string.Concat)
        from value in ArbMap.Default.GeneratorFor<string?>()
        from after in Piece.ListOf().Select(string.Concat)
        select (before, value, after),
        static given => Tried(() =>
        {
            var path = new PathInterpolation(0, 1);
            path.AppendLiteral("v3/");
            path.AppendLiteral(given.before);
            path.AppendFormatted(given.value);
            path.AppendLiteral(given.after);
            Assert.That(path.Template, Does.Contain(Uri.EscapeDataString(given.value!)));
            Assert.That(path.Label, given.before.Contains('?') ? Does.Not.EndWith("?") : Does.Contain("{…}"));
        }));

    [TestCase("query")]
    [TestCase("form_params")]
    [TestCase("json")]
    [TestCase("xml")]
    [TestCase("headers")]
    [TestCase("allow_redirects")]
    [TestCase("multipart")]
    public void Option_ThatHoldsItselfOrIsTooDeep_IsRefusedOnASmallStack(string option)
    {
        var loop = new Dictionary<string, object?>();
        loop["max"] = loop;
        object? deep = 1;
        for (var i = 0; i < 20_000; i++)
            deep = new Dictionary<string, object?> { ["max"] = deep };
        foreach (var value in new[] { loop, deep, new[] { loop } })
            Assert.That(SmallStack.ErrorOf(() => Encode(option, value)), Is.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Json_OfAClassThatIsTooDeepOrHoldsItself_IsRefusedOnASmallStack()
    {
        var loop = new Linked();
        loop.Next = new Linked { Next = loop };
        var deep = new Linked();
        for (var i = 0; i < 20_000; i++)
            deep = new Linked { Next = deep };
        foreach (var value in new object[] { loop, deep, new[] { loop }, new { deep }, new Linked { More = { ["deep"] = deep } } })
            Assert.That(SmallStack.ErrorOf(() => Encode("json", value)), Is.InstanceOf<ArgumentException>().With.Message.Contains("`json`"));
    }

    [Test]
    public void Json_OfAClassWithinTheLimit_IsWritten()
    {
        var deep = new Linked();
        for (var i = 1; i < 63; i++)
            deep = new Linked { Next = deep };
        Assert.That(SmallStack.ErrorOf(() => Encode("json", deep)), Is.Null);
        deep = new Linked { Next = deep };
        Assert.That(SmallStack.ErrorOf(() => Encode("json", deep)), Is.InstanceOf<ArgumentException>().With.Message.Contains("64 levels"));
    }

    private static void Encode(string option, object value)
    {
        var options = LooseOptions.Read(new Dictionary<string, object?> { [option] = value });
        BodyEncoding.TryEncode(options, option == "xml", new("POST", "v3/x"), out _);
        FieldsOptionV2.Read(options.Xml, "xml", new("POST", "v2/x"));
        new HeaderMap().SetAll(options.Headers);
        if (options.Query is not null)
            QueryText.Build(options.Query, "query");
    }

    private static void Tried(Action read)
    {
        try
        {
            read();
        }
        catch (ArgumentException)
        {
        }
    }

    private static Gen<object?> Nested(int size)
    {
        if (size <= 1)
            return Scalar;
        var items = Gen.Choose(0, 4).SelectMany(count => Nested(size / 3).ListOf(count));
        var fields = items.SelectMany(static values => Name.ListOf(values.Count).Select(names => names.Zip(values).DistinctBy(static pair => pair.First)));
        return Gen.OneOf(
            Scalar,
            items.Select(static values => (object?)values.ToArray()),
            fields.Select(static pairs => (object?)pairs.ToDictionary(static pair => pair.First, static pair => pair.Second)),
            fields.Select(
                static pairs => (object?)new OrderedDictionary<string, object?>(
                    pairs.Select(static pair => KeyValuePair.Create(pair.First, pair.Second)), null)));
    }

    private sealed class Linked
    {
        public Linked? Next { get; set; }

        [Newtonsoft.Json.JsonProperty("more", NullValueHandling = Newtonsoft.Json.NullValueHandling.Ignore)]
        public Dictionary<string, object?> More { get; } = [];
    }
}
