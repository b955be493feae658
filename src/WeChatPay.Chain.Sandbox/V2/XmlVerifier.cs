using System.Security.Cryptography;
using System.Text;
using WeChatPay.Sandbox.Answers;

namespace WeChatPay.Sandbox.V2;

/// <summary>Checks an APIv2 request as WeChat Pay does, and says of a refused one which check it failed.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class XmlVerifier(XmlMerchant merchant)
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
    public Answer? Refuse(SandboxRequest request, out XmlFields? fields, bool isNonceless = false)
    {
        var problem = "";
        fields = request.Method == "GET" ? XmlFields.OfQuery(request.Query) : XmlFields.Read(request.Bytes, out problem);
        return fields is null
            ? Refusal($"XML格式错误: the body is not <xml><name>value</name>…</xml> in UTF-8 without a DTD: {problem}")
            : CheckMerchant(fields) ?? (isNonceless ? null : CheckNonce(fields)) ?? CheckSignature(fields);
    }

    private Answer? CheckMerchant(XmlFields fields)
    {
        var name = MerchantFields.FirstOrDefault(name => fields[name].Length > 0);
        if (name is null)
            return Refusal("缺少参数: the field mch_id is missing");
        return fields[name] == merchant.Mchid ? null : Refusal($"{name}参数错误: the {name} \"{fields[name]}\" is unknown; this sandbox knows {merchant.Mchid}");
    }

    private static Answer? CheckNonce(XmlFields fields) => fields["nonce_str"] switch
    {
        "" => Refusal("缺少参数: the field nonce_str is missing; give up to 32 random letters and digits"),
        { Length: > 32 } nonce => Refusal($"nonce_str参数长度有误: the nonce_str has {nonce.Length} characters; 32 are allowed"),
        _ => null,
    };

    private Answer? CheckSignature(XmlFields fields)
    {
        var type = TypeOf(fields);
        if (type is not (XmlSignature.Md5 or XmlSignature.HmacSha256))
            return Refusal($"签名类型错误: the sign_type \"{type}\" is unknown; give MD5, which is the default, or HMAC-SHA256");
        if (fields[XmlSignature.Field].Length == 0)
            return Refusal("签名错误: the field sign is missing");

        var text = XmlSignature.Text(fields.Written);
        var sign = XmlSignature.Of(text, type, merchant.ApiV2Key);
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sign), Encoding.UTF8.GetBytes(fields[XmlSignature.Field])))
            return null;

        var shown = text.Length <= MostShown ? text : text[..MostShown] + "…";
        return Refusal(
            $"签名错误: the sign does not match. Signed by {type}, and written as upper-case hexadecimal digits, is: {shown}&key=(the APIv2 key). "
            + XmlDiagnosis.Explain(fields, type, merchant.ApiV2Key).TrimEnd('.'));
    }

    /// <summary>Names the type that a request is signed by, and its answer too.</summary>
    public static string TypeOf(XmlFields fields) => fields["sign_type"] is { Length: > 0 } type ? type : XmlSignature.Md5;

    private static Answer Refusal(string message) => XmlText.Refusal($"{message}. Nothing was done.");
}
