using NUnit.Framework;
using Newtonsoft.Json.Linq;
using WeChatPay.Tests.Support;

namespace WeChatPay.Tests.Errors;

/// <summary>A mistake in a call is reported before anything is sent.</summary>
public sealed class CallErrorsTests
{
    private const string Query = "v3/pay/transactions/id/{transaction_id}";
    private const string Native = "v3/pay/transactions/native";

    private readonly WeChatPayClient _client = new(TestKeys.Options);
    private Wire _wire = null!;

    [OneTimeTearDown]
    public void CloseClient() => _client.Dispose();

    // It answers nothing: a request that goes out is a failure.
    [SetUp]
    public void CutTheWire() => _wire = new Wire();

    [TearDown]
    public void NothingWasSent()
    {
        Assert.That(_wire.Requests, Is.Empty);
        _wire.Dispose();
    }

    [Test]
    public void PathVariable_WithoutValue_NamesItAndWhatWasGiven() => AssertRefused(
        () => _client[Query].Get(new { query = new { mchid = "1" }, headers = new { X = 1 } }),
        $"The path variable `transaction_id` of GET {Query} has no value.",
        "The options were `query`, `headers`: add `transaction_id = …` beside them, not inside `query` or `json`.");

    [Test]
    public void PathVariable_WithoutAnyOptions_SaysSo() =>
        AssertRefused(() => _client[Query].Get(), "`transaction_id`", "No options were given");

    [Test]
    public void PathVariable_Null_HasNoValue() =>
        AssertRefused(
            () => _client[Query].Get(new { transaction_id = (string?)null }), "`transaction_id`", "has no value", "The options were `transaction_id`");

    [Test]
    public void PathVariable_Empty_SaysWhatWouldHappen() =>
        AssertRefused(() => _client[Query].Get(new { transaction_id = "" }), "`transaction_id`", "is empty: the path would name another operation");

    [TestCase(".")]
    [TestCase("..")]
    public void PathVariable_DotSegment_IsQuoted(string value) => AssertRefused(
        () => _client[Query].Get(new { transaction_id = value }),
        $"The value `{value}` (path variable `transaction_id`) would fold the path into another operation.");

    [Test]
    public void PathVariable_DotSegmentInTheText_IsQuoted()
    {
        AssertRefused(() => _client["v3/../v2/pay"].Get(), "the segment `..`, which would fold the path into another operation");
        AssertRefused(() => _client["v3/%2e%2E/pay"].Get(), "the segment `%2e%2E`");
    }

    [Test]
    public void PathVariable_Object_SaysWhatToGive() =>
        AssertRefused(() => _client[Query].Get(new { transaction_id = new MemoryStream() }), "`transaction_id`", "is a MemoryStream: give text or a number");

    [Test]
    public void PathVariable_HalfOfASurrogatePair_SaysWhere() =>
        AssertRefused(() => _client[Query].Get(new { transaction_id = "a\ud83d" }), "path variable `transaction_id`", "half of a surrogate pair at index 1");

    [TestCase("..", "The value `..`")]
    [TestCase("", "is empty: the path would name another operation")]
    [TestCase(null, "is null: the path would name another operation")]
    public void Interpolated_ValueThatLeadsElsewhere_SaysWhatWouldHappen(string? value, string says) =>
        AssertRefused(() => _client[$"v3/pay/transactions/id/{value}"].Get(), says, "after `v3/pay/transactions/id/`");

    [TestCase("v3/pay/transactions/id/AbcdEF12345", "AbcdEF12345")]
    [TestCase("v3/marketing/favor/users/oABC/coupons", "oABC")]
    [TestCase("v3/certificates/5157F09EFDC096DE", "5157F09EFDC096DE")]
    [TestCase("V3/certificates/ID", "ID")]
    public void Chain_ValueWithCapitals_ShowsHowToPassIt(string path, string value)
    {
        foreach (var walk in (Func<object>[])[() => _client[path], () => _client.chain(path), () => ((dynamic)_client)[path]])
            AssertRefused(walk, $"`{value}` in `{path}` has capitals", $"Get(new {{ id = \"{value}\" }})", "[$\"…/{id}\"]");
    }

    [Test]
    public void Option_Misspelt_GuessesWhatWasMeant() => AssertRefused(
        () => _client[Native].Post(new { jsno = Caught.Person }),
        $"`jsno` is neither an option nor a variable of POST {Native}: the path has no variables, the options are json, query, headers",
        "Did you mean `json`?");

    [Test]
    public void Option_MisspeltVariable_GuessesWhatWasMeant() => AssertRefused(
        () => _client["v3/users/{user_id}"].Get(new { user_id = 1, use_id = 1 }),
        "`use_id` is neither an option nor a variable",
        "the variables of the path are `user_id`",
        "Did you mean `user_id`?");

    [Test]
    public void Option_FieldOfTheBody_ShowsWhereItGoes() => AssertRefused(
        () => _client[Native].Post(new { json = Caught.Person, id_card_name = Caught.Name }),
        "`id_card_name` is neither an option nor a variable",
        "A field of the body goes into json: new { json = new { id_card_name = … } }.");

    [Test]
    public void Options_Text_ShowsAnObject() =>
        AssertRefused(() => _client[Native].Post("{}"), "The value given for the options is text: give an anonymous object, new { json = new { … } }");

    [Test]
    public void Verb_Misspelt_ListsTheVerbs()
    {
        dynamic instance = _client;

        var error = Caught.By<MissingMethodException>(() => instance.v3.pay.transactions.native.postAsnyc(new { json = Caught.Person }));

        Assert.That(error.Message, Does.StartWith("`postAsnyc` is neither a verb nor a method of a chain (`v3/pay/transactions/native`).")
            .And.Contain("get, post, put, patch, delete, getAsync, postAsync").And.EndWith("Nothing was sent."));
    }

    [Test]
    public void Verb_TooManyArguments_ShowsARightCall()
    {
        dynamic instance = _client;

        AssertRefused(
            () => instance.v3.certificates.get(new { }, CancellationToken.None, 3),
            "`get` takes the options and, after them, a CancellationToken",
            "It was given 3 arguments");
    }

    [Test]
    public void Json_Loop_SaysSo()
    {
        var loop = new Node { Name = Caught.Name };
        loop.Next = loop;

        AssertRefused(
            () => _client[Native].Post(new { json = loop }),
            $"`json` of POST {Native} cannot be written as JSON: Self referencing loop detected for property 'Next'");
    }

    [TestCase(double.NaN, "NaN")]
    [TestCase(double.PositiveInfinity, "Infinity")]
    [TestCase(float.NegativeInfinity, "-Infinity")]
    public void Json_NumberThatIsNone_SaysWhere(object number, string written) =>
        AssertRefused(
            () => _client[Native].Post(new { json = new { amount = new { total = number } } }), $"`amount.total` is {written}, which has no form in a request");

    [Test]
    public void Json_GetterThrows_NamesIt() =>
        AssertRefused(() => _client[Native].Post(new { json = new Throwing() }), "cannot be written as JSON: Error getting value from 'Total'");

    [Test]
    public void Json_HalfOfASurrogatePair_SaysSo() =>
        AssertRefused(
            () => _client[Native].Post(new { json = new { name = Caught.Name + "\ud83d" } }), $"The body of POST {Native} holds half of a surrogate pair");

    [Test]
    public void Json_Text_ShowsBothWays() => AssertRefused(
        () => _client[Native].Post(new { json = JObject.FromObject(Caught.Person).ToString() }),
        $"`json` of POST {Native} is text. Give the object itself, json = new {{ … }}",
        "body = text with headers = new { Content_Type = \"application/json\" }");

    [Test]
    public void Body_TwoAtOnce_NamesBoth() => AssertRefused(
        () => _client[Native].Post(new { json = Caught.Person, body = Caught.Openid }),
        $"POST {Native} has one body, and `json` and `body` are given: choose one.");

    [Test]
    public void Body_FourAtOnce_NamesAll() => AssertRefused(
        () => _client[Native].Post(new { json = new { }, body = "", form_params = new { }, multipart = Array.Empty<object>() }),
        "`json` and `body` and `form_params` and `multipart` are given");

    [Test]
    public void Body_ClosedStream_SaysSo()
    {
        var stream = new MemoryStream();
        stream.Dispose();

        AssertRefused(
            () => _client[Native].Post(new { body = stream }),
            $"The `body` of POST {Native} is a stream that is closed or cannot be read. Open a stream for each call.");
    }

    [Test]
    public void Body_Object_PointsToJson() =>
        AssertRefused(
            () => _client[Native].Post(new { body = Caught.Person }),
            "The option `body` is an anonymous object: give text, bytes, a stream",
            "use `json` for an object");

    [Test]
    public void Xml_OnAPathOfV3_PointsToJson() =>
        AssertRefused(() => _client[Native].Post(new { xml = new { openid = Caught.Openid } }), "`xml` is for paths that begin with v2/", "use `json`");

    [Test]
    public void Multipart_WithoutMeta_SaysWhatIsSigned() => AssertRefused(
        () => _client["v3/merchant/media/upload"].Post(new { multipart = new object[] { new { name = "file", contents = "x", filename = "a.jpg" } } }),
        "has no part named `meta`");

    [TestCase("a\nb", "U+000A")]
    [TestCase("a\r\nX-Other: 1", "U+000D")]
    [TestCase("a\0", "U+0000")]
    [TestCase("值", "U+503C")]
    public void Header_ValueThatNoHeaderMayHold_NamesTheCharacter(string value, string character) => AssertRefused(
        () => _client[Native].Post(new { headers = new { Wechatpay_Serial = value } }),
        $"The value of the header `Wechatpay-Serial` holds the character {character}");

    [TestCase("X Y", "U+0020")]
    [TestCase("X:Y", "U+003A")]
    [TestCase("X\nY", "U+000A")]
    public void Header_NameThatIsNone_ShowsARightOne(string name, string character) => AssertRefused(
        () => _client[Native].Post(new { headers = new Dictionary<string, object> { [name] = Caught.Openid } }),
        $"A header's name holds the character {character} at index 1, which no name may hold. Write one such as `Wechatpay-Serial`");

    [Test]
    public void Header_Object_SaysWhatToGive() =>
        AssertRefused(
            () => _client[Native].Post(new { headers = new { Wechatpay_Serial = new MemoryStream() } }),
            "The header `Wechatpay_Serial` is a MemoryStream: give text");

    [Test]
    public void Sink_InAFolderThatIsNotThere_NamesTheFolderThatIs()
    {
        var path = Path.Combine(Path.GetTempPath(), "wechatpay-no-such-folder", "bill.csv");

        AssertRefused(
            () => _client[Native].Post(new { sink = path }),
            $"The `sink` is a text of {path.Length} characters, and the folder of that path does not exist; `{Path.GetTempPath().TrimEnd('/')}` does");
    }

    [Test]
    public void Sink_ThatCannotBeWrittenTo_SaysSo()
    {
        AssertRefused(
            () => _client[Native].Post(new { sink = new MemoryStream([], writable: false) }), "The `sink` is a stream that is closed or cannot be written to");
        AssertRefused(() => _client[Native].Post(new { sink = 42 }), "The `sink` is `42`: give a path or a writable stream");
    }

    [TestCase("timeout", "soon", "text", "seconds, for example 2.5, a positive TimeSpan, or 0 for no limit")]
    [TestCase("timeout", -1, "`-1`", "seconds, for example 2.5, a positive TimeSpan, or 0 for no limit")]
    [TestCase("timeout", double.NaN, "`NaN`", "seconds, for example 2.5, a positive TimeSpan, or 0 for no limit")]
    [TestCase("http_errors", "no", "text", "true or false")]
    [TestCase("stream", 1, "`1`", "true or false")]
    [TestCase("allow_redirects", "some", "text", "true, false, or new { max = 3 }")]
    [TestCase("allow_redirects", -1, "`-1`", "0 or more")]
    [TestCase("handler", "verifier", "text", "a HandlerStack: client.Handlers.Clone().Remove(\"verifier\")")]
    [TestCase(
        "base_uri", "apihk.mch.weixin.qq.com", "`apihk.mch.weixin.qq.com`",
        "an address with its scheme and without user, query and fragment, for example \"https://api.mch.weixin.qq.com/\"")]
    public void Option_WithAValueThatItCannotHold_SaysWhatToGive(string option, object value, string shown, string right) =>
        AssertRefused(() => _client[Native].Post(new Dictionary<string, object> { [option] = value }), $"The option `{option}` is {shown}: give {right}");

    [TestCase(-5)]
    [TestCase(0)]
    public void Timeout_TypedAndNotPositive_IsRefusedAsALooseOne(int seconds) =>
        AssertRefused(
            () => _client[Native].Post(new RequestOptions { Timeout = TimeSpan.FromSeconds(seconds) }), "The option `timeout` is `", "Nothing was sent.");

    [Test]
    public void BaseUri_TypedAndRelative_IsRefusedAsALooseOne() =>
        AssertRefused(
            () => _client[Native].Post(new RequestOptions { BaseUri = new("/v3/", UriKind.Relative) }), "The option `base_uri` is a text of 4 characters");

    [Test]
    public void BaseUri_WithAPassword_IsNotQuoted() =>
        Assert.That(
            Caught.By<ArgumentException>(() => _client[Native].Post(new { base_uri = "https://user:hunter2@api.mch.weixin.qq.com/" })).Message,
            Does.Contain("`base_uri`").And.Not.Contain("hunter2"));

    [Test]
    public void Query_InThePathAndAsAnOption_SaysToChoose() =>
        AssertRefused(() => _client["v3/bill/tradebill?bill_date=2024-01-01"].Get(new { query = new { x = 1 } }), "put all of it into `query`");

    [Test]
    public void Query_Object_SaysWhatToGive()
    {
        AssertRefused(() => _client[Native].Get(new { query = 42 }), "`query` is a Int32. Give names and values: query = new { mchid = \"1900000109\" }.");
        AssertRefused(() => _client[Native].Get(new { query = new { x = new MemoryStream() } }), "`x` in `query` is a MemoryStream");
    }

    [Test]
    public void PathOfV2_WithoutItsKey_SaysWhatIsMissing()
    {
        var error = Caught.By<WeChatPayNotConfiguredException>(() => _client["v2/pay/micropay"].Post(new { xml = new { openid = Caught.Openid } }));

        Assert.That(error.Message, Does.Contain("`secret`").And.EndWith("Nothing was sent."));
    }

    [Test]
    public void PostAsync_WrongArgument_IsRaisedBeforeItReturns() =>
        Assert.That(() => { _client[Query].PostAsync(); }, Throws.ArgumentException);

    private static void AssertRefused(Func<object> call, params string[] says)
    {
        var error = Caught.By<ArgumentException>(call);
        using (Assert.EnterMultipleScope())
        {
            foreach (var piece in says)
                Assert.That(error.Message, Does.Contain(piece));
            Assert.That(error.Message, Does.EndWith("Nothing was sent."));
        }
    }

    private sealed class Node
    {
        public string? Name { get; init; }

        public Node? Next { get; set; }
    }

    private sealed class Throwing
    {
        public int Total => throw new InvalidOperationException("no total yet");
    }
}
