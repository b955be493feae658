using NUnit.Framework;
using WeChatPay.Facts;

namespace WeChatPay.Analyzers.Tests.Refactorings;

/// <summary>Dynamic calls become typed ones and back, loose options typed ones, and pasted PHP C#.</summary>
public sealed class RefactoringTests
{
    private const string Typed = "Write as a typed call";
    private const string Dynamic = "Write as a dynamic call";
    private const string Options = "Write typed options";
    private const string Php = "Write this PHP as C#";
    private const string Idiomatic = "Write this PHP as idiomatic C#";

    [TestCase(
        "await instance.v3.pay.transactions.native.Post|Async(new { json = new { out_trade_no = id, amount = new { total = 1 } } });",
        "await ((WeChatPayClient)instance).v3.pay.transactions.native.PostAsync(new() { json = new() { out_trade_no = id, amount = new() { total = 1 } } });")]
    [TestCase(
        "var order = client[\"v3/pay/trans|actions/native\"].Post(new { json = new { out_trade_no = id } });",
        "var order = client.v3.pay.transactions.native.Post(new() { json = new() { out_trade_no = id } });")]
    [TestCase(
        "await instance.chain(\"v3/pay/transactions/id/{transaction_id}\").get|Async(new { transaction_id = id, query = new { mchid = id } });",
        "await ((WeChatPayClient)instance).v3.pay.transactions.id._transaction_id_.getAsync(new() { transaction_id = id, query = new() { mchid = id } });")]
    [TestCase(
        "await instance.v3.pay.transactions.native.Post|Async(new { json = new { detail = new { goods_detail = new[] { new { quantity = 1 } } } } });",
        "await ((WeChatPayClient)instance).v3.pay.transactions.native"
            + ".PostAsync(new() { json = new() { detail = new() { goods_detail = [new() { quantity = 1 }] } } });")]
    [TestCase(
        "var openid = id; await instance.v3.hirePowerBank.insuranceOrders.Post|Async(new { json = new { openid } });",
        "var openid = id; await ((WeChatPayClient)instance).v3.hirePowerBank.insuranceOrders.PostAsync(new() { json = new() { openid = openid } });")]
    [TestCase(
        "await instance[$\"v3/pay/transactions/id/{id}\"].Get|Async(new { query = new { mchid = id } });",
        "await ((WeChatPayClient)instance).v3.pay.transactions.id._transaction_id_"
            + ".GetAsync(new() { transaction_id = id, query = new() { mchid = id } });")]
    [TestCase(
        "var order = client[$\"v3/pay/transactions/out-trade-no/{id.Trim()}/close\"].Po|st(new\n        {\n            json = new { mchid = id },\n        });",
        "var order = client.v3.pay.transactions.outTradeNo._out_trade_no_.close.Post(new()\n        {\n            out_trade_no = id.Trim(),\n"
            + "            json = new() { mchid = id },\n        });")]
    [TestCase(
        "await client[$\"v3/combine-transactions/out-trade-no/{id}\"].Get|Async();",
        "await client.v3.combineTransactions.outTradeNo._combine_out_trade_no_.GetAsync(new() { combine_out_trade_no = id });")]
    [TestCase(
        "await client[$\"v3/combine-transactions/out-trade-no/{id}\"].Get|Async(cancellationToken: default);",
        "await client.v3.combineTransactions.outTradeNo._combine_out_trade_no_.GetAsync(new() { combine_out_trade_no = id }, cancellationToken: default);")]
    [TestCase(
        "await client[\"v3/combine-transactions/out-trade-no/C2030-1\"].Get|Async();",
        "await client.v3.combineTransactions.outTradeNo._combine_out_trade_no_.GetAsync(new() { combine_out_trade_no = \"C2030-1\" });")]
    [TestCase("await instance.v3.certificates.Get|Async();", "await ((WeChatPayClient)instance).v3.certificates.GetAsync();")]
    public async Task DynamicCall_BecomesATypedOne(string statements, string expected) =>
        Assert.That(await Refactored.ApplyAsync(statements, Typed), Is.EqualTo(expected));

    /// <summary>Each fifth operation with values in its path, with a value that fits every type: the typed call has them all, and compiles. Where two
    /// operations differ in the name of a variable alone, the value does not tell which one is meant.</summary>
    [Test]
    public async Task Call_WithValuesInItsPath_BecomesATypedOne()
    {
        var asked = OperationTable.Default.Operations.Where(static one => one.Path.Contains('{', StringComparison.Ordinal))
            .GroupBy(static one => (one.Method, string.Join('/', one.Path.Split('/').Select(static segment => segment[0] == '{' ? "" : segment))))
            .Where(static same => same.Count() == 1).Select(static same => same.Single()).Where(static (_, at) => at % 5 == 0).ToList();
        foreach (var operation in asked)
        {
            var path = string.Join('/', operation.Path.Split('/').Select(static segment => segment[0] == '{' ? "{(dynamic)id}" : segment));
            var verb = operation.Method[0] + operation.Method[1..].ToLowerInvariant();
            var written = await Refactored.ApplyAsync($"await client[$\"{path}\"].{verb}|Async();", Typed);
            Assert.That(written, Does.Not.Contain("$").And.Contain("(dynamic)id"), operation.Path);
        }
        Assert.That(asked, Has.Count.GreaterThan(60));
    }

    [TestCase(
        "await client.v3.pay.transactions.native.Post|Async(new() { json = new() { out_trade_no = id, amount = new() { total = 1 } } });",
        "await ((dynamic)client).v3.pay.transactions.native.PostAsync(new { json = new { out_trade_no = id, amount = new { total = 1 } } });")]
    [TestCase(
        "await client.v3.pay.transactions.native.Post|Async(new() { json = new() { detail = new() { goods_detail = [new() { quantity = 1 }] } } });",
        "await ((dynamic)client).v3.pay.transactions.native.PostAsync(new { json = new { detail = new { goods_detail = new[] { new { quantity = 1 } } } } });")]
    [TestCase(
        "await client.v3.pay.transactions.native.Post|Async(new() { json = new() { out_trade_no = id, [\"new_field\"] = 1 } });",
        "await ((dynamic)client).v3.pay.transactions.native.PostAsync(new { json = new { out_trade_no = id, new_field = 1 } });")]
    [TestCase("await client.v3.certificates.Get|Async();", "await ((dynamic)client).v3.certificates.GetAsync();")]
    public async Task TypedCall_BecomesADynamicOne(string statements, string expected) =>
        Assert.That(await Refactored.ApplyAsync(statements, Dynamic), Is.EqualTo(expected));

    [TestCase(
        "await client.v3.pay.transactions.native.Post|Async(new { json = new { out_trade_no = id, amount = new { total = 1 } } });",
        "await client.v3.pay.transactions.native.PostAsync(new() { json = new() { out_trade_no = id, amount = new() { total = 1 } } });")]
    public async Task LooseOptions_BecomeTypedOnes(string statements, string expected) =>
        Assert.That(await Refactored.ApplyAsync(statements, Options), Is.EqualTo(expected));

    [TestCase(
        "/* |$res = $instance->v3->certificates->get(); */",
        "var res = instance.v3.certificates.get();")]
    [TestCase(
        "// $res = $instance->v3->certificates->get();\n        // |echo $res->getStatusCode();",
        "var res = instance.v3.certificates.get();\n        echo(res.getStatusCode());")]
    [TestCase(
        "/*\n         * |$res = $instance->v3->certificates->get();\n         * echo $res->getStatusCode();\n         */",
        "var res = instance.v3.certificates.get();\n        echo(res.getStatusCode());")]
    [TestCase(
        "var php = \"$res = $instance->v3->certifi|cates->get();\";",
        "var res = instance.v3.certificates.get();")]
    [TestCase(
        "Console.WriteLine(\"$res = $instance->v3->certifi|cates->get();\");",
        "Console.WriteLine(\"$res = $instance->v3->certificates->get();\");\n        var res = instance.v3.certificates.get();")]
    public async Task Php_PastedAsACommentOrText_BecomesCSharp(string statements, string expected) =>
        Assert.That(await Refactored.ApplyAsync(statements, Php), Is.EqualTo(expected));

    [Test]
    public async Task Php_BecomesIdiomaticCSharp() => Assert.That(
        await Refactored.ApplyAsync("var instance2 = client; /* |$res = $instance2->v3->certificates->get(); */", Idiomatic),
        Does.Contain("await instance2.v3.certificates.GetAsync()"));

    [TestCase("Console.Write|Line(\"x\");")]
    [TestCase("// |This costs $5 -> no PHP, and what the porter refuses is not offered: $a->b(")]
    [TestCase("// |An English comment.")]
    [TestCase("await instance.v3.nothing.of.the.kind.Get|Async();")]
    [TestCase("await instance[$\"v3/pay/transactions/id/N{id}\"].Get|Async();")]
    [TestCase("await instance[$\"v3/pay/transactions/id/{id:x}\"].Get|Async();")]
    [TestCase("await instance[$\"v3/pay/transactions/id/{id}\"].Get|Async(new { transaction_id = id });")]
    [TestCase("await instance[\"v3/pay/transactions/id/a%20b\"].Get|Async();")]
    [TestCase("object value = id; await instance[$\"v3/pay/transactions/id/{value}\"].Get|Async();")]
    [TestCase("await client.v3.pay.transactions.native.Post|Async(new() { json = new() { [\"new-field\"] = 1 } });")]
    [TestCase("var text = \"|some text\";")]
    public async Task OtherCode_HasNoOffer(string statements) => Assert.That(await Refactored.ListAsync(statements), Is.Empty);
}
