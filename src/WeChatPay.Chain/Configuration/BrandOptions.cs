using System.Diagnostics;
using WeChatPay.Basics;
using WeChatPay.Configuration;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>The keys of a brand, which calls WeChat Pay by itself: <c>brand</c>.</summary>
/// <remarks>Paths that begin with <c>brand/</c> are signed with these keys, and no other path is. WeChat Pay signs its responses with the platform's public
/// key. Source: https://pay.weixin.qq.com/doc/brand/4015597833. Mutable: use it from one thread. A client copies it.</remarks>
[Newtonsoft.Json.JsonConverter(typeof(ShownTextNewtonsoftConverter))]
[System.Text.Json.Serialization.JsonConverter(typeof(ShownTextJsonConverter<BrandOptions>))]
public sealed record BrandOptions
{
    internal static readonly string[] Names = ["brand_id", "serial", "privateKey", "apiKey"];

    /// <summary>Gets or sets the brand's number: <c>brand_id</c>.</summary>
    /// <value>Digits. Required.</value>
    public string? BrandId { get; set; }

    /// <summary>Gets or sets the serial of the brand's API certificate: <c>serial</c>.</summary>
    /// <value>Upper-case hex. Required.</value>
    public string? Serial { get; set; }

    /// <summary>Gets or sets the brand's private key, of RSA: <c>privateKey</c>.</summary>
    /// <value>As in <see cref="WeChatPayOptions.PrivateKey"/>. Required.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public KeySource? PrivateKey { get; set; }

    /// <summary>Gets or sets the brand's API key, which its callbacks are encrypted with: <c>apiKey</c>.</summary>
    /// <value>32 bytes of ASCII; not the merchant's APIv3 key. Default: none, and then no callback of the brand can be read.</value>
    public Secret? ApiKey { get; set; }

    /// <summary>Shows the number, and no key.</summary>
    public override string ToString() => $"brand {SettingCheck.ShowMchid(BrandId)}";

    /// <summary>Takes the loose option: <c>new { brand_id, serial, privateKey, apiKey }</c>, or a dictionary.</summary>
    /// <exception cref="ArgumentException">It is another value.</exception>
    internal static BrandOptions FromLoose(object value)
    {
        if (value is BrandOptions typed)
            return typed;
        if (!LooseObject.TryRead(value, out var entries))
            throw Refusal.Create("`brand`", value, "new { brand_id, serial, privateKey, apiKey }", outcome: null).On(HelpPage.Configuration);
        var brand = new BrandOptions();
        foreach (var (name, entry) in entries)
        {
            if (!Names.Contains(name, StringComparer.Ordinal))
            {
                throw new ArgumentException($"`brand` has {TextShape.QuoteName(name)}, which is none of {string.Join(", ", Names)}.")
                    .On(HelpPage.Configuration);
            }
            if (entry is not null)
                brand.Set(name, entry);
        }
        return brand;
    }

    private void Set(string name, object value)
    {
        switch (name)
        {
            case "brand_id":
                BrandId = ReadText(name, value);
                break;
            case "serial":
                Serial = ReadText(name, value);
                break;
            case "privateKey":
                PrivateKey = KeySource.From(value, "brand.privateKey");
                break;
            default:
                ApiKey = value as Secret ?? ReadText(name, value);
                break;
        }
    }

    private static string ReadText(string name, object value) => value is string or int or long
        ? ScalarText.TryFormat(value)!
        : throw Refusal.Create($"`brand.{name}`", value, "text", outcome: null).On(HelpPage.Configuration);
}
