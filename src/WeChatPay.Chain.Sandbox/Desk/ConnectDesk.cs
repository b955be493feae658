using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Keys;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Paste;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Desk;

/// <summary>Tells how a client connects: addresses, numbers, and configuration to paste. Private keys are in files that only their owner can read.</summary>
/// <remarks>Mutable and thread-safe. The files are written when they are first asked for, and deleted when the sandbox stops, unless it keeps
/// its data.</remarks>
internal sealed class ConnectDesk(SandboxKeys keys, Func<SandboxServer> server) : IDisposable
{
    private static readonly Dictionary<string, PlatformKeyMode> Modes = new(StringComparer.Ordinal)
    {
        ["both"] = PlatformKeyMode.Both,
        ["public-key"] = PlatformKeyMode.PublicKey,
        ["certificate"] = PlatformKeyMode.Certificate,
    };

    private readonly Lock _gate = new();
    private readonly Dictionary<ShownKeys, KeyFolder> _folders = [];

    /// <summary>Tells the addresses and the numbers of the merchant, without keys.</summary>
    public SandboxResponse ShowMerchant()
    {
        var sandbox = server();
        return SandboxResponse.FromJson(200, new JObject
        {
            ["base_uri"] = sandbox.BaseUri.ToString(),
            ["secure_base_uri"] = sandbox.SecureBaseUri.ToString(),
            ["mchid"] = sandbox.Mchid,
            ["serial"] = sandbox.MerchantSerial,
            ["brand_id"] = sandbox.Brand.BrandId,
            ["mode"] = ModeName,
        });
    }

    /// <summary>Writes the configuration.</summary>
    /// <param name="query">The query: <c>keys=sm2</c> and <c>brand=true</c> show those keys.</param>
    public SandboxResponse ShowPaste(string query)
    {
        var asked = QueryReader.ParseObject(query);
        var shown = new ShownKeys((string?)asked["keys"] == "sm2", (string?)asked["brand"] == "true", keys.HasPublicKey, keys.HasCertificate);
        var (sandbox, folder) = (server(), Open(shown));
        var pastes = new JArray(Paste("C#", PasteText.WriteCSharp(sandbox, folder)));
        // The other SDKs know RSA alone, and no brand.
        if (!shown.IsSm2)
        {
            pastes.Add(Paste("PHP", PasteText.WritePhp(sandbox, folder)));
            pastes.Add(Paste("Node", SdkPasteText.WriteNode(sandbox, folder)));
            pastes.Add(Paste("Java", SdkPasteText.WriteJava(sandbox, folder)));
            pastes.Add(Paste("Go", SdkPasteText.WriteGo(sandbox, folder)));
        }
        pastes.Add(Paste("export", PasteText.WriteEnvironment(sandbox, folder)));
        return SandboxResponse.FromJson(200, new JObject
        {
            ["mode"] = ModeName,
            ["folder"] = folder.FullName,
            ["pastes"] = pastes,
            ["api_v3_key"] = sandbox.ApiV3Key,
            ["brand"] = shown.HasBrand
                ? new JObject
                {
                    ["brand_id"] = sandbox.Brand.BrandId,
                    ["serial"] = sandbox.Brand.Serial,
                    ["private_key"] = folder.BrandPrivateKey,
                    ["api_key"] = sandbox.Brand.ApiKey,
                }
                : null,
        });
    }

    /// <summary>Sets which platform keys the merchant has.</summary>
    public SandboxResponse SetMode(JObject asked)
    {
        if ((string?)(asked["mode"] as JValue) is not { } name || !Modes.TryGetValue(name, out var mode))
            return ApiError.ForParameter("/mode", "body", "wrong value", $"The field mode is one of {string.Join(", ", Modes.Keys)}. Nothing was done.");
        keys.Mode = mode;
        return SandboxResponse.FromJson(200, new JObject { ["mode"] = ModeName });
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var folder in _folders.Values)
                folder.Dispose();
            _folders.Clear();
        }
    }

    private string ModeName => Modes.First(mode => mode.Value == keys.Mode).Key;

    private KeyFolder Open(ShownKeys shown)
    {
        lock (_gate)
            return _folders.TryGetValue(shown, out var folder) ? folder : _folders[shown] = new KeyFolder(server(), shown, server().KeptFolder);
    }

    private static JObject Paste(string language, string text) => new() { ["language"] = language, ["text"] = text };
}
