using System.Globalization;
using WeChatPay.Cli.Terminal;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Notify;

/// <summary>A folder of callbacks, a file each.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class KeptCallbacks
{
    private readonly string _folder;
    private int _count;

    private KeptCallbacks(string folder) => _folder = folder;

    /// <summary>Opens the folder, and makes it where it does not exist.</summary>
    /// <param name="option">The option that names it, with which a message begins.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="MisuseException">Nothing can be written there.</exception>
    public static KeptCallbacks Open(string option, string folder)
    {
        if (folder.Length == 0)
            throw new MisuseException(Message.Format($"{option}: the folder has no name. Nothing is received."));
        try
        {
            Directory.CreateDirectory(folder);
            using var probe = new FileStream(
                Path.Combine(folder, $"{Path.GetRandomFileName()}.probe"),
                new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.DeleteOnClose });
            return new KeptCallbacks(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MisuseException(Message.Format($"{option}: nothing can be kept there: {error.Message} Nothing is received."));
        }
    }

    /// <summary>Keeps a callback.</summary>
    /// <returns>Its file.</returns>
    public string Keep(SignedCallback callback)
    {
        var number = Interlocked.Increment(ref _count);
        var protocol = callback.IsV2 ? "v2" : "v3";
        var name = string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{number:0000}-{protocol}.http");
        var path = Path.Combine(_folder, name);
        callback.Save(path);
        return path;
    }
}
