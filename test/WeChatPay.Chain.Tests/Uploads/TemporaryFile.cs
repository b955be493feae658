namespace WeChatPay.Tests.Uploads;

/// <summary>A file in a folder of its own, which goes with it.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("wechatpay-test-");

    public TemporaryFile(string name, params byte[] bytes)
    {
        Path = System.IO.Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(Path, bytes);
    }

    public string Path { get; }

    /// <summary>Makes a file that has a length and takes no room.</summary>
    public static TemporaryFile Sparse(string name, long length)
    {
        var file = new TemporaryFile(name);
        using var stream = File.OpenWrite(file.Path);
        stream.SetLength(length);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
