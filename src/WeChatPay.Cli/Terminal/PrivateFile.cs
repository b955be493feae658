using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Terminal;

/// <summary>Files for the owner's eyes alone.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a new one.</summary>
    /// <returns>Its full path.</returns>
    public static string Write(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        // On Windows the user's temporary folder is private already, and the property is refused.
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(text);
        return path;
    }

    /// <summary>Writes a path as <c>file://…</c>, which C# and PHP both read.</summary>
    /// <param name="path">A full path.</param>
    // Not Uri.AbsoluteUri: PHP does not decode %20.
    public static string AsUri(string path) => "file://" + (path.StartsWith('/') ? path : "/" + path.Replace('\\', '/'));
}
