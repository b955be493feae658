using System.Text.RegularExpressions;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>The files that snippets speak of: keys and pictures at paths such as <c>/path/to/…</c>, made in a folder of their own.</summary>
internal sealed partial class SnippetFiles : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("snippets").FullName;

    public SnippetFiles()
    {
        File.WriteAllText(Path.Combine(_folder, "apiclient_key.pem"), DryTransport.MerchantPem);
        File.WriteAllText(Path.Combine(_folder, "pub_key.pem"), DryTransport.PlatformPem);
        File.WriteAllText(Path.Combine(_folder, "image.jpg"), "a picture");
        File.WriteAllText(Path.Combine(_folder, "a.jpg"), "another");
    }

    /// <summary>Leads the paths in a piece of C# into the folder.</summary>
    public string Lead(string code) => Paths().Replace(code, $"{_folder.Replace('\\', '/')}/$1");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"(?:/path/to|/your/file/path|/tmp)/(?:\w+/)*(\w+\.\w+)")]
    private static partial Regex Paths();
}
