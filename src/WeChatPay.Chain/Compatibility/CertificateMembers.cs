#if NETSTANDARD2_0
using Microsoft.CodeAnalysis;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace System.Security.Cryptography.X509Certificates;

[Embedded]
internal static class CertificateMembers
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    extension(X509Certificate2 certificate)
    {
        public static X509Certificate2 CreateFromPem(string pem) =>
            FromPem(pem).FirstOrDefault() ?? throw new CryptographicException("The PEM text holds no certificate.");

        public ReadOnlyMemory<byte> SerialNumberBytes
        {
            get
            {
                var bytes = certificate.GetSerialNumber();
                Array.Reverse(bytes);
                return bytes;
            }
        }

        /// <summary>Joins a certificate with its key, by a PKCS#12 in memory.</summary>
        public X509Certificate2 CopyWithPrivateKey(RSA key)
        {
            var given = key.ExportParameters(false);
            using var own = certificate.GetRSAPublicKey();
            if (own is null || !own.ExportParameters(false).Modulus!.AsSpan().SequenceEqual(given.Modulus))
                throw new ArgumentException("The key does not belong to the certificate.");
            var entry = new X509CertificateEntry(new X509CertificateParser().ReadCertificate(certificate.RawData));
            var store = new Pkcs12StoreBuilder().Build();
            store.SetKeyEntry("key", new AsymmetricKeyEntry(DotNetUtilities.GetRsaKeyPair(key.ExportParameters(true)).Private), [entry]);
            using var pkcs12 = new MemoryStream();
            var password = Guid.NewGuid().ToString("N");
            store.Save(pkcs12, password.ToCharArray(), new SecureRandom());
            return new X509Certificate2(pkcs12.ToArray(), password, X509KeyStorageFlags.Exportable);
        }
    }

    extension(X509Certificate2Collection collection)
    {
        public void ImportFromPem(string pem) => collection.AddRange(FromPem(pem).ToArray());
    }

    private static IEnumerable<X509Certificate2> FromPem(string pem)
    {
        for (var at = 0; (at = pem.IndexOf(Begin, at, StringComparison.Ordinal)) >= 0;)
        {
            at += Begin.Length;
            var end = pem.IndexOf(End, at, StringComparison.Ordinal);
            if (end < 0)
                throw new CryptographicException("A certificate in the PEM text has no end.");
            yield return X509CertificateLoader.LoadCertificate(Bytes(pem[at..end]));
            at = end;
        }
    }

    private static byte[] Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException error)
        {
            throw new CryptographicException("A certificate in the PEM text is not Base64.", error);
        }
    }
}
#endif
