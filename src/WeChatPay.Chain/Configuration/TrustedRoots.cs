using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Configuration;

/// <summary>Reads the certificates that a server may be vouched for by beside the system's: the option <c>trusted_roots</c>.</summary>
internal static class TrustedRoots
{
    private const string Right = "trusted_roots = \"file:///path/to/root.pem\", PEM text, an X509Certificate2, or a list of these";

    /// <summary>Reads them and makes the judge of a server's certificate.</summary>
    /// <returns><see langword="null"/> when none are given: then the system judges.</returns>
    /// <exception cref="ArgumentException">One is no certificate.</exception>
    public static RemoteCertificateValidationCallback? Read(object? roots)
    {
        if (roots is null)
            return null;
        X509Certificate2Collection read = [.. All(roots)];
        if (read.Count == 0)
            throw new ArgumentException($"`trusted_roots` holds no certificate: give {Right}, or leave it out.");
        return (_, certificate, chain, errors) => Accepts(read, certificate, chain, errors);
    }

    private static IEnumerable<X509Certificate2> All(object roots) => roots switch
    {
        X509Certificate2 certificate => [certificate],
        string text => FromText(text),
        IEnumerable<object> list => list.SelectMany(All),
        _ => throw new ArgumentException($"`trusted_roots` holds a {roots.GetType().Name}: give {Right}."),
    };

    private static X509Certificate2Collection FromText(string text)
    {
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPem(OptionFile.Pem("trusted_roots", text, Right));
        }
        catch (CryptographicException error)
        {
            throw new ArgumentException($"`trusted_roots` is not readable as certificates ({error.Message}): give {Right}.", error);
        }
        return read;
    }

    // Only who vouches is another question here. A certificate for another host, or none, stays refused.
    private static bool Accepts(X509Certificate2Collection roots, X509Certificate? certificate, X509Chain? seen, SslPolicyErrors errors)
    {
        if (errors == SslPolicyErrors.None)
            return true;
        if (errors != SslPolicyErrors.RemoteCertificateChainErrors || certificate is not X509Certificate2 server)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck; // as the system's own check in HttpClient
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // RFC 5280, section 4.2.1.12: server authentication
        if (seen is not null)
            chain.ChainPolicy.ExtraStore.AddRange(seen.ChainPolicy.ExtraStore);
        return chain.Build(server);
    }
}
