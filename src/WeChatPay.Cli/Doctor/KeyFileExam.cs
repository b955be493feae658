using WeChatPay.Util;

namespace WeChatPay.Cli.Doctor;

/// <summary>Looks at the files that a profile names: who may read them, where they lie, and whether certificate, key and serial belong together.</summary>
internal static class KeyFileExam
{
    private const string Scheme = "file://";

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    private static readonly string[] VersionControl = [".git", ".hg", ".svn"];

    /// <summary>Looks at the files of private keys.</summary>
    /// <param name="settings">The configuration as it is written.</param>
    public static IEnumerable<ExamFinding> LookAtFiles(IReadOnlyDictionary<string, object?> settings)
    {
        foreach (var (name, path) in ListPrivateFiles(settings))
        {
            if (!File.Exists(path))
                continue;
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
            {
                yield return ExamFinding.Note("key-file", Message.Format($"Other users of this machine can read the file of `{name}`."),
                    Message.Format($"Run: chmod 600 '{path}'"));
            }
            if (FindRepository(path) is { } folder)
            {
                yield return ExamFinding.Note("key-file", Message.Format($"The file of `{name}` lies in {folder}, which is under version control."),
                    Message.Of("Move it out of the source: private keys come from a vault, the environment, or a folder of the machine."));
            }
        }
    }

    /// <summary>Compares the merchant's certificate with the serial and the private key, where the profile names its file.</summary>
    public static IEnumerable<ExamFinding> LookAtCertificate(IReadOnlyDictionary<string, object?> settings)
    {
        if (Find(settings, "merchant", "cert") is not { } given || !TryLoad(given, out var certificate))
            yield break;
        using (certificate)
        {
            var serial = PemUtil.ParseCertificateSerialNo(certificate);
            if (settings.GetValueOrDefault("serial") is string named && !string.Equals(named, serial, StringComparison.OrdinalIgnoreCase))
            {
                yield return ExamFinding.Bad("serial", Message.Format($"The serial of the merchant's certificate is {serial}, and `serial` is another one."),
                    Message.Format($"Write serial = \"{serial}\", or name the certificate that belongs to `serial`."));
            }
            else
            {
                yield return ExamFinding.Good("serial", Message.Format($"`serial` is the serial of the merchant's certificate: {serial}."));
            }
            if (settings.GetValueOrDefault("privateKey") is not string key)
                yield break;
            yield return IsPair(key, certificate)
                ? ExamFinding.Good("key-pair", Message.Of("The merchant's private key belongs to the merchant's certificate."))
                : ExamFinding.Bad("key-pair", Message.Of("The merchant's private key does not belong to the merchant's certificate."),
                    Message.Of("Take apiclient_key.pem and apiclient_cert.pem of one download: a new certificate has a new key."));
        }
    }

    private static bool IsPair(string privateKey, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        const string Probe = "wechatpay doctor";
        try
        {
            return Crypto.Rsa.Verify(Probe, Crypto.Rsa.Sign(Probe, Crypto.Rsa.From(privateKey)), Crypto.Rsa.From(certificate, "public"));
        }
        // Another kind of key: the client said so when it was built.
        catch (Exception error) when (error is ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private static bool TryLoad(string given, out System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        try
        {
            certificate = given.StartsWith(Scheme, StringComparison.Ordinal) || File.Exists(given)
                ? PemUtil.LoadCertificate(given)
                : PemUtil.LoadCertificateFromString(given);
            return true;
        }
        // A PKCS#12 file, or one that cannot be read: the client said so when it was built.
        catch (Exception error) when (error is ArgumentException or IOException or System.Security.Cryptography.CryptographicException)
        {
            certificate = null!;
            return false;
        }
    }

    private static IEnumerable<(string Name, string Path)> ListPrivateFiles(IReadOnlyDictionary<string, object?> settings)
    {
        foreach (var (section, name) in ((string?, string)[])[(null, "privateKey"), ("merchant", "key"), ("brand", "privateKey")])
        {
            if (Find(settings, section, name) is { } value && ToPath(value) is { } path)
                yield return (section is null ? name : $"{section}.{name}", path);
        }
    }

    private static string? Find(IReadOnlyDictionary<string, object?> settings, string? section, string name) =>
        (section is null ? settings.GetValueOrDefault(name) : settings.GetValueOrDefault(section) switch
        {
            Newtonsoft.Json.Linq.JObject part => (string?)(part[name] as Newtonsoft.Json.Linq.JValue),
            IReadOnlyDictionary<string, object?> part => part.GetValueOrDefault(name),
            _ => null,
        }) as string;

    // A PEM may stand in the place of a path.
    private static string? ToPath(string value) => value.StartsWith(Scheme, StringComparison.Ordinal) ? value[Scheme.Length..]
        : value.Contains('\n', StringComparison.Ordinal) || value.StartsWith("-----", StringComparison.Ordinal) ? null
        : value;

    private static string? FindRepository(string path)
    {
        for (var folder = Path.GetDirectoryName(Path.GetFullPath(path)); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (VersionControl.Any(mark => Path.Exists(Path.Combine(folder, mark))))
                return folder;
        }
        return null;
    }
}
