namespace WeChatPay.Tests.Support;

/// <summary>A path in a folder of its own, which goes with it.</summary>
internal sealed class TemporarySink : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "body");

    public string Folder => _folder.FullName;

    public IEnumerable<string> Files => _folder.EnumerateFiles().Select(file => file.Name);

    public void Dispose() => _folder.Delete(recursive: true);
}
