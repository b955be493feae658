using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.OpenApi.Tests.Support;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Snippets;

/// <summary>The example code of every operation compiles without a warning, and sends one request: the typed one what the dynamic one sends.</summary>
[NonParallelizable]
public sealed class EverySnippetTests
{
    private readonly SnippetAssembly _snippets = new();
    private readonly List<(Operation Operation, int Dynamic, int Typed)> _numbers = [];
    private readonly RecordingTransport _transport = new();
    private string _files = null!;
    private WeChatPayClient _client = null!;

    [OneTimeSetUp]
    public void Compile()
    {
        _files = Directory.CreateTempSubdirectory("wechatpay-snippets-").FullName + "/";
        Directory.CreateDirectory(_files + "wechatpay");
        File.WriteAllText(_files + "wechatpay/pub_key.pem", TestKeys.PlatformPem);
        File.WriteAllText(_files + "image.jpg", "not really an image");
        _client = RecordedCalls.Client(RecordedCalls.OptionsFor(_transport) with { Mchid = "1900000109" });
        foreach (var (at, operation) in OperationTable.Default.Operations.Index())
        {
            _numbers.Add((
                operation,
                _snippets.Add(Here(Snippet.Dynamic(operation, SnippetStyle.All[at % SnippetStyle.All.Count])), "dynamic"),
                _snippets.Add(Here(Snippet.Typed(operation)), "WeChatPayClient")));
        }
        Assert.That(_snippets.Compile().Take(10), Is.Empty);
    }

    [OneTimeTearDown]
    public void Close()
    {
        _client.Dispose();
        _transport.Dispose();
        Directory.Delete(_files, recursive: true);
    }

    [Test]
    public async Task Snippet_OfEveryOperation_SendsTheSameTypedAndDynamic()
    {
        var differences = new List<string>();
        var output = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            foreach (var (operation, dynamic, typed) in _numbers)
            {
                _transport.Answer = operation.IsXml ? "<xml><return_code>SUCCESS</return_code></xml>" : "{}";
                // A ciphertext and a boundary are others each time: of those requests method and path are compared.
                var isRandom = Snippet.Typed(operation).Contains("/path/to/", StringComparison.Ordinal);
                var (left, right) = (await SentAsync(dynamic, isRandom), await SentAsync(typed, isRandom));
                if (left != right || !left.StartsWith(operation.Method, StringComparison.Ordinal))
                    differences.Add($"{operation}\n{left}\n{right}");
            }
        }
        finally
        {
            Console.SetOut(output);
        }
        Assert.That(differences.Take(10), Is.Empty, $"{differences.Count} differ");
    }

    private async Task<string> SentAsync(int number, bool isRandom)
    {
        var before = _transport.Last;
        try
        {
            await _snippets.Run(number, _client);
        }
        catch (ArgumentException refusal)
        {
            return refusal.Message; // In place of the request: it begins with no method, and so is a difference.
        }
        Assert.That(_transport.Last, Is.Not.SameAs(before));
        return isRandom ? _transport.Last.Split('\n', '?')[0] : _transport.Last;
    }

    private string Here(string code) => code.Replace("/path/to/", _files, StringComparison.Ordinal);
}
