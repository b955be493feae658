using WeChatPay.Certificates;

namespace WeChatPay.Cli.Certificates;

/// <summary>Saves certificates. A file is written whole or not at all.</summary>
internal static class CertificateFolder
{
    /// <summary>Writes <c>wechatpay_&lt;serial&gt;.pem</c> for each certificate and replaces older files.</summary>
    /// <param name="folder">Created when missing; null for a new temporary folder.</param>
    /// <returns>The full paths, in the order of the certificates.</returns>
    /// <exception cref="IOException">A file cannot be written; an older file at its path is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be written; an older file at its path is unchanged.</exception>
    public static IReadOnlyList<string> Save(string? folder, IReadOnlyList<PlatformCertificate> certificates)
    {
        var target = folder is null ? Directory.CreateTempSubdirectory("wechatpay-certs-") : Directory.CreateDirectory(folder);
        var files = certificates.Select(certificate => MakeNames(target, certificate)).ToArray();
        try
        {
            // Write other files first, then rename: a reader sees the whole new file or the old one.
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

    // The serial comes from the certificate, in hex: the server cannot choose the path.
    private static (string Partial, string Path) MakeNames(DirectoryInfo folder, PlatformCertificate certificate)
    {
        var path = Path.Combine(folder.FullName, $"wechatpay_{certificate.Serial}.pem");
        return ($"{path}.{Path.GetRandomFileName()}.part", path);
    }
}
