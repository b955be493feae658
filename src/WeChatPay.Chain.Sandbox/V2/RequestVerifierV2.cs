using System.Security.Cryptography;
using System.Text;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Verification;

namespace WeChatPay.Sandbox.V2;

/// <summary>Checks a request of APIv2 as WeChat Pay does. A refusal names the check that failed.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class RequestVerifierV2(KnownMerchantV2 merchant)
{
    // An error is read by a person; the largest request is a megabyte.
    private const int MostShown = 2000;

    // A few operations call it otherwise.
    private static readonly string[] MerchantFields = ["mch_id", "mchid", "combine_mch_id"];

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request as it arrived.</param>
    /// <param name="fields">Its fields, where every check passed.</param>
    /// <param name="isNonceless">Whether it needs no <c>nonce_str</c>.</param>
    /// <returns>The refusal, or null when every check passed.</returns>
    public SandboxResponse? Refuse(SandboxRequest request, out RequestFieldsV2? fields, bool isNonceless = false)
    {
        var problem = "";
        fields = request.Method == "GET" ? RequestFieldsV2.FromQuery(request.Query) : RequestFieldsV2.Parse(request.Bytes, out problem);
        return fields is null
            ? Refusal($"XML格式错误: the body is not <xml><name>value</name>…</xml> in UTF-8 without a DTD: {problem}")
            : CheckMerchant(fields) ?? (isNonceless ? null : CheckNonce(fields)) ?? CheckSignature(fields);
    }

    private SandboxResponse? CheckMerchant(RequestFieldsV2 fields)
    {
        var name = MerchantFields.FirstOrDefault(name => fields[name].Length > 0);
        if (name is null)
            return Refusal("缺少参数: the field mch_id is missing");
        return fields[name] == merchant.Mchid ? null : Refusal($"{name}参数错误: the {name} `{fields[name]}` is unknown; this sandbox knows {merchant.Mchid}");
    }

    private static SandboxResponse? CheckNonce(RequestFieldsV2 fields) => fields["nonce_str"] switch
    {
        "" => Refusal("缺少参数: the field nonce_str is missing; give up to 32 random letters and digits"),
        { Length: > 32 } nonce => Refusal($"nonce_str参数长度有误: the nonce_str has {nonce.Length} characters; 32 are allowed"),
        _ => null,
    };

    private SandboxResponse? CheckSignature(RequestFieldsV2 fields)
    {
        var type = FindSignType(fields);
        if (type is not (SandboxSignatureV2.Md5 or SandboxSignatureV2.HmacSha256))
            return Refusal($"签名类型错误: the sign_type `{type}` is unknown; give MD5, which is the default, or HMAC-SHA256");
        if (fields[SandboxSignatureV2.Field].Length == 0)
            return Refusal("签名错误: the field sign is missing");

        var text = SandboxSignatureV2.ComposeText(fields.Written);
        var sign = SandboxSignatureV2.Sign(text, type, merchant.ApiV2Key);
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign), Encoding.UTF8.GetBytes(fields[SandboxSignatureV2.Field])))
            return null;

        var (mistake, signed) = SignatureDiagnosisV2.Explain(fields, type, merchant.ApiV2Key);
        var shown = text.Length <= MostShown ? text : text[..MostShown] + "…";
        return Refusal(
            $"签名错误: the sign does not match. Signed by {type}, and written as upper-case hexadecimal digits, is: {shown}&key=(the APIv2 key). "
            + mistake.TrimEnd('.')) with
        {
            Finding = new SignatureFinding(false, text, signed),
        };
    }

    /// <summary>Gives the finding for a request whose signature matches.</summary>
    public static SignatureFinding FindRight(RequestFieldsV2 fields) => new(true, SandboxSignatureV2.ComposeText(fields.Written));

    /// <summary>Finds the type of the signature of a request, which is also the type of the signature of its response.</summary>
    public static string FindSignType(RequestFieldsV2 fields) => fields["sign_type"] is { Length: > 0 } type ? type : SandboxSignatureV2.Md5;

    private static SandboxResponse Refusal(string message) => ResponseXml.Refusal($"{message}. Nothing was done.");
}
