using WeChatPay.Dynamic;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Tests.Support;

namespace WeChatPay.OpenApi.Tests.TypedChain;

/// <summary>Every operation of the table, called through the typed chain with all its fields, sends byte for byte what the untyped chain sends.</summary>
public sealed class EveryOperationTests
{
    private readonly RecordingTransport _transport = new();
    private WeChatPayClient _client = null!;
    private Type _calls = null!;

    [OneTimeSetUp]
    public void Compile()
    {
        _client = RecordedCalls.Client(RecordedCalls.OptionsFor(_transport));
        var source = new StringBuilder("using WeChatPay;\npublic static class Calls\n{\n");
        foreach (var (index, operation) in OperationTable.Default.Operations.Index())
            source.Append($"    public static object Call{index}(WeChatPayClient instance) => {SampleCall.Typed(operation, index % 4)};\n");
        var compilation = Compiler.Compilation(source.Append("}\n").ToString());
        using var assembly = new MemoryStream();
        var result = compilation.Emit(assembly);
        Assert.That(result.Diagnostics.Where(static found => found.Severity == DiagnosticSeverity.Error).Take(10), Is.Empty);
        _calls = Assembly.Load(assembly.ToArray()).GetType("Calls")!;
    }

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _transport.Dispose();
    }

    [Test]
    public void Call_OfEveryOperation_SendsWhatTheLooseCallSends()
    {
        var differences = new List<string>();
        foreach (var (index, operation) in OperationTable.Default.Operations.Index())
        {
            var call = _calls.GetMethod($"Call{index}")!.CreateDelegate<Func<WeChatPayClient, object>>();
            var typed = Sent(() => Assert.That(call(_client), Is.InstanceOf<TypedResponse>()));
            var loose = Sent(() => RecordedCalls.Send(_client, operation, SampleCall.Loose(operation)));
            if (typed != loose || !typed.StartsWith(operation.Method, StringComparison.Ordinal))
                differences.Add($"{operation}\n{typed}\n{loose}");
        }
        Assert.That(differences, Is.Empty);
    }

    [Test]
    public void Node_OfEveryOperation_IsItsPathAndHasItsVerb()
    {
        var chain = _client.Typed();
        foreach (var operation in OperationTable.Default.Operations)
        {
            object node = chain;
            foreach (var segment in operation.Path.Split('/'))
                node = node.GetType().GetProperty(ApiNames.MemberOf(segment))!.GetValue(node)!;
            Assert.That(node.ToString(), Is.EqualTo(operation.Path));
            var verb = operation.Method[0] + operation.Method[1..].ToLowerInvariant();
            Assert.That(node.GetType().GetMethods(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance).Select(static method => method.Name),
                Does.Contain(verb).And.Contain($"{verb}Async"), operation.ToString());
        }
    }

    [Test]
    public void Brand_OnEachReceiver_IsTheSamePath()
    {
        dynamic loose = _client;

        Assert.That($"{_client.brand.cardMember.cards}", Is.EqualTo("brand/card-member/cards"));
        Assert.That($"{_client.Typed().brand.cardMember.cards._card_id_.invalidate}", Is.EqualTo("brand/card-member/cards/{card_id}/invalidate"));
        Assert.That($"{loose.brand.cardMember.cards}", Is.EqualTo("brand/card-member/cards"));
        Assert.That($"{_client.v3.brand.partner.cardMember.cards}", Is.EqualTo("v3/brand/partner/card-member/cards"));
    }

    [Test]
    public void Member_OfEverySegment_IsRenamedToItOnADynamicReceiver()
    {
        foreach (var segment in OperationTable.Default.Operations.SelectMany(static operation => operation.Path.Split('/')).Distinct())
        {
            // `v3` and what follows it as the binder of a dynamic receiver asks for them.
            var node = ((IDynamicMembers)_client).GetMember(ApiNames.MemberOf(segment));
            Assert.That(node?.ToString(), Is.EqualTo(segment));
        }
    }

    // All operations in one run: a refused call shows as its message.
    private string Sent(Action call)
    {
        try
        {
            call();
            return _transport.Last;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

}
