using Newtonsoft.Json.Linq;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Endpoints;
using WeChatPay.Sandbox.Keys;

namespace WeChatPay.Sandbox.Uploads;

/// <summary>The endpoints that take a file.</summary>
/// <remarks>See https://pay.weixin.qq.com/doc/v3/merchant/4012365342 for what is signed of an upload.</remarks>
internal static class UploadEndpoints
{
    public static IEnumerable<IEndpoint> All(TimeProvider time) => Shapes().Select(shape => new AcceptUpload(shape, time));

    private static IEnumerable<UploadShape> Shapes() =>
    [
        new("/v3/merchant/media/upload", Id("media_id")),
        new("/v3/merchant/media/video_upload", Id("media_id")),
        new("/v3/merchant-service/images/upload", Id("media_id")),
        new("/v3/global/merchant-service/images/upload", Id("media_id")),
        new("/v3/marketing/favor/media/image-upload", Url("media_url")),
        new("/v3/marketing/partner/product-coupon/media/upload-image", Url("media_url")),
        new("/brand/marketing/product-coupon/media/upload-image", Url("image_url")),
        new("/brand/card-member/media/image-upload", Url("media_url")) { DigestField = "file_digest" },
        new("/v3/global/merchant-storage/file/upload", Id("file_id")) { DigestField = "digest" },
        new("/v3/ecommerce/account/cancel-applications/media", Id("media_id")) { NameField = "file_name", DigestField = "file_digest" },
        new("/v3/mch-manage/submission-files/sub-mchid/{sub_mchid}/upload", Id("file_id"))
        {
            Part = "submission_file", NameField = "file_name", DigestField = "file_digest", Numbers = ["item_id"],
        },
        new("/v3/mch-operation-manage/enhanced-due-diligence/{due_diligence_id}/upload", Id("file_id"))
        {
            Part = "due_diligence_file", NameField = "file_name", DigestField = "file_digest", Texts = ["sub_mchid"], Numbers = ["item_id"],
        },
        new("/v3/marketing/bank/packages/{package_id}/tasks", Task) { Texts = ["bank_type"] },

        // The name of the field digest_alogrithm is spelt so by WeChat Pay.
        new("/v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file", Id("fapiao_media_id"))
        {
            NameField = null, DigestField = "digest", IsSm3 = true, Choices = [("file_type", ["PDF", "OFD"]), ("digest_alogrithm", ["SM3"])],
        },
        new("/v3/taxi-invoice/cards/upload-file", Id("fapiao_media_id"))
        {
            NameField = null, DigestField = "digest", IsSm3 = true, Texts = ["company_mchid"], Numbers = ["region_id"],
            Choices = [("digest_algorithm", ["DIGEST_ALGORITHM_SM3"])],
        },
    ];

    private static Func<AcceptedUpload, JObject> Id(string field) => _ => new JObject { [field] = RandomNames.MediaId() };

    private static Func<AcceptedUpload, JObject> Url(string field) =>
        _ => new JObject { [field] = $"https://wxpaylogo.qpic.cn/wxpaylogo/{RandomNames.Nonce()}/0" };

    private static JObject Task(AcceptedUpload upload) => new()
    {
        ["task_id"] = RandomNames.OrderId(),
        ["package_id"] = upload.PathValues["package_id"],
        ["filename"] = upload.Texts["filename"],
        ["bank_type"] = upload.Texts["bank_type"],
        ["create_time"] = ChinaTime.Rfc3339(upload.Time),
        ["status"] = "PROCESSING",
    };
}
