using System.Security.Cryptography.X509Certificates;

namespace WeChatPay.Compatibility;

/// <summary>Judges a certificate by given roots, and not by the system's.</summary>
internal static class CustomRoots
{
    /// <summary>Tells whether one of the roots vouches for the certificate. The chain holds further certificates and the policy.</summary>
    public static bool Vouch(X509Certificate2Collection roots, X509Certificate2 certificate, X509Chain chain)
    {
#if NETSTANDARD2_0
        // Without a trust store of its own, the chain is built with any root, and the root is compared.
        chain.ChainPolicy.ExtraStore.AddRange(roots);
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        if (!chain.Build(certificate))
            return false;
        var root = chain.ChainElements[chain.ChainElements.Count - 1].Certificate;
        return roots.Cast<X509Certificate2>().Any(trusted => trusted.RawData.AsSpan().SequenceEqual(root.RawData));
#else
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        return chain.Build(certificate);
#endif
    }
}
