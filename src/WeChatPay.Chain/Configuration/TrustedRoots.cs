using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Security.Cryptography;
using WeChatPay.Basics;
using WeChatPay.Compatibility;

namespace WeChatPay.Configuration;

/// <summary>Reads the roots that may vouch for a server beside the system's: the option <c>trusted_roots</c>.</summary>
internal static class TrustedRoots
{
    private const string Right = "trusted_roots = \"file:///path/to/root.pem\", PEM text, an X509Certificate2, or a list of these";

    /// <summary>Takes the loose option: one certificate, or a list.</summary>
    /// <exception cref="ArgumentException">It holds something else.</exception>
    public static IReadOnlyList<CertificateSource> FromLoose(object roots) =>
        roots as IReadOnlyList<CertificateSource> ?? [.. All(roots)];

    /// <summary>Reads them and makes the check of a server's certificate.</summary>
    /// <returns><see langword="null"/> where none are given: the system checks.</returns>
    /// <exception cref="ArgumentException">One is not a certificate.</exception>
    public static RemoteCertificateValidationCallback? Read(IReadOnlyList<CertificateSource>? roots)
    {
        if (roots is null)
            return null;
        X509Certificate2Collection read = [.. roots.SelectMany(static source => Read(source).Cast<X509Certificate2>())];
        if (read.Count == 0)
            throw new ArgumentException($"`trusted_roots` holds no certificate: give {Right}, or leave it out.").On(HelpPage.Keys);
        return (_, certificate, chain, errors) => Accepts(read, certificate, chain, errors);
    }

    private static IEnumerable<CertificateSource> All(object roots)
    {
        if (CertificateSource.TryFrom(roots, out var source))
            return [source];
        return roots is IEnumerable<object> list
            ? list.SelectMany(All)
            : throw new ArgumentException($"`trusted_roots` holds a {roots.GetType().Name}: give {Right}.").On(HelpPage.Keys);
    }

    private static X509Certificate2Collection Read(CertificateSource source)
    {
        try
        {
            return source.ReadAll();
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"`trusted_roots` is not readable as certificates ({error.Message}): give {Right}.", error).On(HelpPage.Keys);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`trusted_roots`: {error.Message} Give {Right}.", error).On(HelpPage.Keys);
        }
    }

    // Only the trust anchor changes: a wrong host name or a missing certificate is still rejected.
    private static bool Accepts(X509Certificate2Collection roots, X509Certificate? certificate, X509Chain? seen, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // as the system's own check in HttpClient
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // RFC 5280, section 4.2.1.12: server authentication
        if (seen is not null)
            chain.ChainPolicy.ExtraStore.AddRange(seen.ChainPolicy.ExtraStore);
        return CustomRoots.Vouch(roots, server, chain);
    }
}
