using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.V2;

/// <summary>Adds the fields that every response of APIv2 has to a result and signs it, or spoils the signature where a fault asks for that.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class ResponseSignerV2(KnownMerchantV2 merchant)
{
    /// <summary>Signs by the type that the request names.</summary>
    public SandboxResponse Sign(ResultV2 result, RequestFieldsV2 request, SandboxFault fault)
    {
        if (result.Response is { } file)
            return file;

        List<KeyValuePair<string, string>> fields =
        [
            new("return_code", "SUCCESS"),
            new("return_msg", "OK"),
            .. request.Written.Where(static field => field.Key is "appid" or "mch_id" or "sub_appid" or "sub_mch_id" or "device_info"
                && field.Value.Length > 0),
            new("result_code", result.ErrorCode is null ? "SUCCESS" : "FAIL"),
            .. result.Fields,
        ];
        if (fault != SandboxFault.MissingHeaders)
        {
            fields.Add(new("nonce_str", RandomNames.Nonce()));
            var sign = SandboxSignatureV2.Sign(SandboxSignatureV2.ComposeText(fields), RequestVerifierV2.FindSignType(request), merchant.ApiV2Key);
            fields.Add(new(SandboxSignatureV2.Field, fault == SandboxFault.WrongSignature ? Spoiled(sign) : sign));
        }
        return ResponseXml.Create(fields, result.ErrorCode);
    }

    // Still hexadecimal and of the right length: only the check of the signature itself can notice.
    private static string Spoiled(string sign) => sign[..^1] + (sign[^1] == '0' ? '1' : '0');
}
