using WeChatPay.Sandbox;
using WeChatPay.Tests.Sandbox;

namespace WeChatPay.Tests.Brands;

/// <summary>A sandbox and a client of it with the keys of a merchant and of a brand.</summary>
public abstract class BrandShop : Shop
{
    protected const string Cards = "brand/card-member/cards";
    protected const string Members = "brand/card-member/user-cards/{user_card_code}/confirm";

    protected override WeChatPayOptions OptionsFor(SandboxServer server) =>
        base.OptionsFor(server) with { Brand = BrandOf(server), ApiV3Key = server.ApiV3Key };

    /// <summary>Makes the keys of the sandbox's brand.</summary>
    protected static BrandOptions BrandOf(SandboxServer server)
    {
        ArgumentNullException.ThrowIfNull(server);
        return new() { BrandId = server.Brand.BrandId, Serial = server.Brand.Serial, PrivateKey = server.Brand.PrivateKeyPem, ApiKey = server.Brand.ApiKey };
    }
}
