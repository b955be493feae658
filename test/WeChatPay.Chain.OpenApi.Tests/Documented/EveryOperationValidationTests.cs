using Microsoft.Extensions.Logging;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Documented;

/// <summary>Every operation: what the table says passes, and each slip is told by the field's path.</summary>
public sealed class EveryOperationValidationTests
{
    private readonly RecordedCalls _wire = new();
    private readonly ListLogger _log = new(LogLevel.Information);
    private WeChatPayClient _client = null!;

    [OneTimeSetUp]
    public void Build() => _client = RecordedCalls.Client(_wire.Options with { Validate = ValidationMode.Throw, Logger = _log });

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _wire.Dispose();
    }

    [Test]
    public void Request_OfEveryOperationAsDocumented_Passes()
    {
        _log.Lines.Clear();
        foreach (var operation in OperationTable.Default.Operations)
            Assert.That(() => RecordedCalls.Send(_client, operation, WithSerial(operation)), Throws.Nothing, operation.ToString());
        Assert.That(_log.Lines, Is.Empty);
    }

    [Test]
    public void Request_OfEveryOperationWithoutARequiredField_IsRefusedForIt() => EverySlip(
        // The last two are added, and the others are held against the client's own merchant.
        static (field, _) => field.IsRequired && field.Name is not ("mch_id" or "mchid" or "combine_mch_id" or "sign" or "nonce_str"),
        static (parent, field) => parent.Remove(field.Name),
        "is missing");

    [Test]
    public void Request_OfEveryOperationWithAValueThatIsNotDocumented_IsRefusedForIt() => EverySlip(
        static (field, _) => field.Values.Count > 0 && field.Type == FieldType.String,
        static (parent, field) => parent[field.Name] = field.IsList ? new[] { "NOT-DOCUMENTED" } : "NOT-DOCUMENTED",
        "is none of the documented values");

    [Test]
    public void Request_OfEveryOperationWithAValueOfAnotherType_IsRefusedForIt() => EverySlip(
        // Text may hold anything where everything is text.
        static (field, option) => option == "json" || field.Type is FieldType.Integer or FieldType.Number or FieldType.Boolean,
        static (parent, field) => parent[field.Name] = field.Type == FieldType.String || field.IsList ? 1.5 : "no such value",
        "the documentation says");

    private static Dictionary<string, object?> WithSerial(Operation operation)
    {
        var options = RecordedCalls.OptionsOf(operation);
        if (operation.Option("headers")?.Find("Wechatpay-Serial") is not null)
            ((Dictionary<string, object?>)options["headers"]!)["Wechatpay-Serial"] = "PUB_KEY_ID_0001";
        return options;
    }

    // One slip a request: the field alone is named, and nothing goes out. Where the required fields are inferred, the log names it, and the request goes out.
    private void EverySlip(Func<Field, string, bool> applies, Action<Dictionary<string, object?>, Field> slip, string what)
    {
        var (tried, missed) = (0, new List<string>());
        foreach (var operation in OperationTable.Default.Operations)
        {
            var data = operation.Request.Where(static option => option.Name is "json" or "xml" or "query");
            foreach (var (option, path) in data.SelectMany(static option => Paths(option, []).Select(path => (option.Name, path))))
            {
                if (!applies(path[^1], option))
                    continue;
                var options = WithSerial(operation);
                var place = operation is { IsXml: true, Method: "GET" } ? "xml" : option;
                slip(Parent((Dictionary<string, object?>)options[place]!, path), path[^1]);
                var name = $"{place}.{string.Join('.', path.Select((field, index) => field.Name + (field.IsList && index < path.Length - 1 ? "[0]" : "")))}";
                var count = _wire.Count;
                tried++;
                var message = Message(operation, options) ?? (operation.RequiredIsInferred ? _log.Lines.LastOrDefault() : null) ?? "";
                var isTold = message.Contains($"`{name}", StringComparison.Ordinal) && message.Contains(what, StringComparison.Ordinal)
                    && message.Contains("sent anyway", StringComparison.Ordinal) == operation.RequiredIsInferred;
                if (!isTold || message.Contains("places", StringComparison.Ordinal) || _wire.Count - count != (operation.RequiredIsInferred ? 1 : 0))
                    missed.Add($"{operation}: {name}: {message}");
            }
        }
        Assert.That(missed.Take(5), Is.Empty, $"{missed.Count} of {tried}");
        Assert.That(tried, Is.GreaterThan(500));
    }

    private string? Message(Operation operation, object options)
    {
        try
        {
            RecordedCalls.Send(_client, operation, options);
            return null;
        }
        catch (ArgumentException error)
        {
            return error.Message;
        }
    }

    // Those with a documented name of their own, in objects and in lists of objects.
    private static IEnumerable<Field[]> Paths(Field parent, Field[] above)
    {
        foreach (var field in parent.Fields.Where(static field => field.Type != FieldType.Object || field.Fields.Count > 0))
        {
            if (parent.Fields.Count(other => other.Name == field.Name) > 1)
                continue;
            Field[] path = [.. above, field];
            yield return path;
            if (field.Type == FieldType.Object)
            {
                foreach (var inner in Paths(field, path))
                    yield return inner;
            }
        }
    }

    private static Dictionary<string, object?> Parent(Dictionary<string, object?> options, Field[] path)
    {
        foreach (var field in path[..^1])
            options = (Dictionary<string, object?>)(options[field.Name] is object?[] list ? list[0] : options[field.Name])!;
        return options;
    }
}
