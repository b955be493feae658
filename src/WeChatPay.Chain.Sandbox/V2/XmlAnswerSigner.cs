using WeChatPay.Sandbox.Answers;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.V2;

/// <summary>Puts the fields that every APIv2 answer has around a result and signs it, or spoils the signature where a fault asks for that.</summary>
/// <remarks>Thread-safe: it holds nothing that changes.</remarks>
internal sealed class XmlAnswerSigner(XmlMerchant merchant)
{
    /// <summary>Signs by the type that the request names.</summary>
    public Answer Sign(XmlResult result, XmlFields request, SandboxFault fault)
    {
        if (result.File is { } file)
            return file;

        List<KeyValuePair<string, string>> fields =
        [
            new("return_code", "SUCCESS"),
            new("return_msg", "OK"),
            .. request.Written.Where(static field => field.Key is "appid" or "mch_id" or "sub_appid" or "sub_mch_id" or "device_info" && field.Value.Length > 0),
            new("result_code", result.ErrorCode is null ? "SUCCESS" : "FAIL"),
            .. result.Fields,
        ];
        if (fault != SandboxFault.MissingHeaders)
        {
            fields.Add(new("nonce_str", RandomNames.Nonce()));
            var sign = XmlSignature.Of(XmlSignature.Text(fields), XmlVerifier.TypeOf(request), merchant.ApiV2Key);
            fields.Add(new(XmlSignature.Field, fault == SandboxFault.WrongSignature ? Spoiled(sign) : sign));
        }

        return XmlText.Of(fields, result.ErrorCode);
    }

    // Still hexadecimal and of the right length: only the check of the signature itself can notice.
    private static string Spoiled(string sign) => sign[..^1] + (sign[^1] == '0' ? '1' : '0');
}
