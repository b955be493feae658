using Microsoft.Extensions.Options;

namespace WeChatPay.AspNetCore;

/// <summary>Validates a merchant by the checks that its client makes, so that an application with a wrong key does not start.</summary>
internal sealed class MerchantValidation(IEnumerable<CallbackSetting> callbacks) : IValidateOptions<WeChatPayOptions>
{
    public ValidateOptionsResult Validate(string? name, WeChatPayOptions options)
    {
        try
        {
            new WeChatPayMerchant(name ?? "", options, callbacks).Dispose();
            return ValidateOptionsResult.Success;
        }
        // Also what a key file's path gives: a file that is missing, or that may not be read.
        catch (Exception error) when (error is ArgumentException or IOException or UnauthorizedAccessException)
        {
            var merchant = string.IsNullOrEmpty(name) ? "WeChat Pay" : $"WeChat Pay, merchant `{name}`";
            return ValidateOptionsResult.Fail($"{merchant}: {error.Message}");
        }
    }
}
