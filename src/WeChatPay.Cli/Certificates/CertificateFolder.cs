using WeChatPay.Calls;
using WeChatPay.Certificates;
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

namespace WeChatPay.Cli.Certificates;

/// <summary>Saves certificates: each of them whole, or not at all.</summary>
internal static class CertificateFolder
{
    /// <summary>Writes <c>wechatpay_&lt;serial&gt;.pem</c> for each, over what was there.</summary>
    /// <param name="folder">Made when it is not there; null for a new one among the user's temporary files.</param>
    /// <param name="certificates">What to save.</param>
    /// <returns>The full paths, in the same order.</returns>
    /// <exception cref="IOException">Something cannot be written; at its path is what was there before.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be written; at its path is what was there before.</exception>
    public static IReadOnlyList<string> Save(string? folder, IReadOnlyList<PlatformCertificate> certificates)
    {
        DirectoryInfo target = folder is null ? Directory.CreateTempSubdirectory("wechatpay-certs-") : Directory.CreateDirectory(folder);
        (string Partial, string Path)[] files = [.. certificates.Select(certificate => Names(target, certificate))];
        try
        {
            // Other files first, then renames: whoever looks sees a whole certificate or what was there before.
            foreach (var (file, certificate) in files.Zip(certificates))
                File.WriteAllText(file.Partial, certificate.Pem.TrimEnd() + "\n");
            foreach (var (partial, path) in files)
                File.Move(partial, path, overwrite: true);
        }
        finally
        {
            foreach (var (partial, _) in files)
                File.Delete(partial);
        }
        return [.. files.Select(static file => file.Path)];
    }

    // The serial is the certificate's own, in hex: nothing of the network's choice gets into a path.
    private static (string Partial, string Path) Names(DirectoryInfo folder, PlatformCertificate certificate)
    {
        var path = Path.Combine(folder.FullName, $"wechatpay_{certificate.Serial}.pem");
        return ($"{path}.{Path.GetRandomFileName()}.part", path);
    }
}
