using System.Text;
using Newtonsoft.Json;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.State;

/// <summary>The keys and settings of a sandbox that keeps them: a client goes on with its configuration after a restart.</summary>
/// <remarks>Mutable and thread-safe. A class and no record, because a record would show its keys.</remarks>
[JsonObject(ItemRequired = Required.Always)]
internal sealed class StoredKeys
{
    private readonly Lock _gate = new();
    private string _path = "";

    [JsonProperty("merchant_serial")]
    public string MerchantSerial { get; init; } = "";

    [JsonProperty("merchant_private_key")]
    public string MerchantPrivateKey { get; init; } = "";

    [JsonProperty("platform_key_id")]
    public string PlatformKeyId { get; init; } = "";

    [JsonProperty("platform_private_key")]
    public string PlatformPrivateKey { get; init; } = "";

    [JsonProperty("api_v3_key")]
    public string ApiV3Key { get; init; } = "";

    [JsonProperty("api_v2_key")]
    public string ApiV2Key { get; init; } = "";

    [JsonProperty("platform_certificate")]
    public string PlatformCertificate { get; init; } = "";

    [JsonProperty("platform_certificate_private_key")]
    public string PlatformCertificatePrivateKey { get; init; } = "";

    [JsonProperty("sm2_serial")]
    public string Sm2Serial { get; init; } = "";

    [JsonProperty("sm2_private_key")]
    public string Sm2PrivateKey { get; init; } = "";

    [JsonProperty("sm2_platform_certificate")]
    public string Sm2PlatformCertificate { get; init; } = "";

    [JsonProperty("sm2_platform_certificate_private_key")]
    public string Sm2PlatformCertificatePrivateKey { get; init; } = "";

    [JsonProperty("brand_serial")]
    public string BrandSerial { get; init; } = "";

    [JsonProperty("brand_private_key")]
    public string BrandPrivateKey { get; init; } = "";

    [JsonProperty("brand_api_key")]
    public string BrandApiKey { get; init; } = "";

    /// <summary>Gets which platform keys the merchant has, as the desk set it; null for what the options say.</summary>
    [JsonProperty("mode", Required = Required.Default)]
    public PlatformKeyMode? Mode { get; private set; }

    /// <summary>Gets whether a client may have the platform certificate.</summary>
    [JsonProperty("is_certificate_known", Required = Required.Default)]
    public bool IsCertificateKnown { get; private set; }

    /// <summary>Gets how many times faster than WeChat Pay the sandbox repeats a callback, as the desk set it; null for what the options say.</summary>
    [JsonProperty("repeat_speed", Required = Required.Default)]
    public double? RepeatSpeed { get; private set; }

    /// <summary>Reads the keys of a folder, or makes them where it has none yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">The options, whose keys take the place of new ones.</param>
    /// <exception cref="ArgumentException">The file of the folder is damaged.</exception>
    public static StoredKeys Open(DataFolder folder, SandboxOptions options)
    {
        var keys = File.Exists(folder.KeysFile) ? Read(folder.KeysFile) : Make(options);
        keys._path = folder.KeysFile;
        keys.Save();
        return keys;
    }

    /// <summary>Keeps what the desk sets.</summary>
    public void Keep(PlatformKeyMode mode)
    {
        Mode = mode;
        Save();
    }

    /// <summary>Keeps the speed that the desk sets.</summary>
    public void Keep(double repeatSpeed)
    {
        RepeatSpeed = repeatSpeed;
        Save();
    }

    /// <summary>Keeps that a client may have the platform certificate.</summary>
    public void KeepCertificateKnown()
    {
        if (IsCertificateKnown)
            return;
        IsCertificateKnown = true;
        Save();
    }

    /// <summary>Puts the keys into options that do not give their own.</summary>
    public SandboxOptions FillIn(SandboxOptions options) => options with
    {
        MerchantSerial = options.MerchantSerial ?? MerchantSerial,
        MerchantPrivateKeyPem = options.MerchantPrivateKeyPem ?? MerchantPrivateKey,
        PlatformKeyId = options.PlatformKeyId ?? PlatformKeyId,
        PlatformPrivateKeyPem = options.PlatformPrivateKeyPem ?? PlatformPrivateKey,
        ApiV3Key = options.ApiV3Key ?? ApiV3Key,
        ApiV2Key = options.ApiV2Key ?? ApiV2Key,
    };

    private static StoredKeys Make(SandboxOptions options)
    {
        var now = options.TimeProvider.GetUtcNow();
        using var merchant = KeyPem.LoadOrCreate(options.MerchantPrivateKeyPem, nameof(SandboxOptions.MerchantPrivateKeyPem));
        using var platform = KeyPem.LoadOrCreate(options.PlatformPrivateKeyPem, nameof(SandboxOptions.PlatformPrivateKeyPem));
        using var brand = ThrowAwayKeys.Make();
        using var certificate = SandboxCertificate.Create(now);
        using var sm2 = Sm2SigningKey.Create(RandomNames.CertificateSerial());
        using var certificateSm2 = SandboxCertificate.CreateSm2(now);
        return new()
        {
            MerchantSerial = options.MerchantSerial ?? RandomNames.CertificateSerial(),
            MerchantPrivateKey = merchant.ExportPkcs8PrivateKeyPem(),
            PlatformKeyId = options.PlatformKeyId ?? RandomNames.PublicKeyId(),
            PlatformPrivateKey = platform.ExportPkcs8PrivateKeyPem(),
            ApiV3Key = options.ApiV3Key ?? RandomNames.Alphanumeric32(),
            ApiV2Key = options.ApiV2Key ?? RandomNames.Alphanumeric32(),
            PlatformCertificate = certificate.Pem,
            PlatformCertificatePrivateKey = certificate.Key.PrivateKeyPem,
            Sm2Serial = sm2.Id,
            Sm2PrivateKey = sm2.PrivateKeyPem,
            Sm2PlatformCertificate = certificateSm2.Pem,
            Sm2PlatformCertificatePrivateKey = certificateSm2.Key.PrivateKeyPem,
            BrandSerial = RandomNames.CertificateSerial(),
            BrandPrivateKey = brand.ExportPkcs8PrivateKeyPem(),
            BrandApiKey = RandomNames.Alphanumeric32(),
        };
    }

    // The file holds keys, so that no part of it is quoted.
    private static StoredKeys Read(string path)
    {
        StoredKeys? keys = null;
        try
        {
            using var reader = new JsonTextReader(new StreamReader(path, Encoding.UTF8));
            keys = JsonSerializer.Create().Deserialize<StoredKeys>(reader);
        }
        catch (JsonException)
        {
            // It is refused below.
        }
        return keys is not null && keys.IsUsable()
            ? keys
            : throw DataFolder.Damaged(path, "it is not the file that a sandbox wrote. Delete it for new keys, which the clients have to get then");
    }

    private bool IsUsable()
    {
        try
        {
            using var certificate = SandboxCertificate.Load(PlatformCertificate, PlatformCertificatePrivateKey);
            using var certificateSm2 = SandboxCertificate.Load(Sm2PlatformCertificate, Sm2PlatformCertificatePrivateKey);
            foreach (var key in (string[])[MerchantPrivateKey, PlatformPrivateKey, BrandPrivateKey])
                KeyPem.LoadOrCreate(key, nameof(StoredKeys)).Dispose();
            FillIn(new()).Check();
            return Sm2SigningKey.TryRead(Sm2Serial, Sm2PrivateKey) is not null && (RepeatSpeed is not { } speed || SandboxOptions.IsSpeed(speed));
        }
        catch (Exception error) when (error is ArgumentException or System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    private void Save()
    {
        lock (_gate)
        {
            PrivateStream.Replace(_path, file =>
            {
                using var writer = new StreamWriter(file, leaveOpen: true);
                JsonSerializer.Create(new() { Formatting = Formatting.Indented }).Serialize(writer, this);
            });
        }
    }
}
