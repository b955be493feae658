using System.IO.Compression;
using System.Text;

namespace WeChatPay.Tests.Support;

/// <summary>The files of <c>test/data</c>; its <c>README.md</c> says what each one is.</summary>
internal static class TestData
{
    /// <summary>The API facts as they were gathered, in JSON.</summary>
    public const string Facts = "facts.json.gz";

    /// <summary>The API facts of brands as they were gathered, in JSON.</summary>
    public const string BrandFacts = "brand-facts.json.gz";

    /// <summary>What the PHP SDK sent, one operation a line.</summary>
    public const string Conformance = "conformance.jsonl.gz";

    public static string PathOf(string file) => Repository.PathOf($"test/data/{file}");

    /// <summary>Reads a gzipped text.</summary>
    public static string ReadGzipped(string file)
    {
        using var gzip = new GZipStream(File.OpenRead(PathOf(file)), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
