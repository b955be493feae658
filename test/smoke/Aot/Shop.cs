using WeChatPay;

internal static class Shop
{
    /// <summary>Builds a client for the sandbox whose keys are in the folder.</summary>
    public static (WeChatPayClient Client, string Folder) Open(string folder)
    {
        var settings = File.ReadAllLines(Path.Combine(folder, "settings.txt"));
        var client = new WeChatPayClient(new WeChatPayOptions
        {
            BaseUri = new Uri(settings[0]),
            Mchid = settings[1],
            Serial = settings[2],
            PrivateKey = $"file://{Path.Combine(folder, "merchant.pem")}",
            Certs = new Dictionary<string, KeySource> { [settings[3]] = $"file://{Path.Combine(folder, "platform.pem")}" },
        });
        return (client, folder);
    }
}
