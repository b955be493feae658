using System.Text.RegularExpressions;
using NUnit.Framework;
using WeChatPay.Facts;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Snippets;

public sealed partial class SnippetTests
{
    [Test]
    public void Php_OfTheSixStyles_IsTheDocumentedCodeButForTheValues()
    {
        var operation = OperationTable.Default.Find("POST", "v3/hire-power-bank/insurance-orders")!;

        var written = SnippetStyle.All.Select(style => (style.Title, WithoutValues(Snippet.Php(operation, style))));

        Assert.That(written, Is.EqualTo(SixStyles.All.Select(static style => (style.Title, WithoutValues(style.Php)))));
    }

    [Test]
    public void Snippet_OfAnOperationWithEveryKindOfField_WritesEach()
    {
        var operation = OperationTable.Parse(
            """
            POST v3/a-b/{thing_id} 做
              @base_uri https://apihk.mch.weixin.qq.com/
              thing_id string!
              json object!
                kind string! = A|B
                event boolean
                total integer
                names string[]
                real_name string encrypted:rsa
                parts object[]
                  detail string encoded:json
                    quantity number
                  coupon_id_$n string
                unknown object
            """).Operations[0];

        Assert.That(Snippet.Php(operation, SnippetStyle.All[5]), Is.EqualTo(
            """
            use WeChatPay\Crypto\Rsa;

            $platformPublicKey = Rsa::from('file:///path/to/wechatpay/pub_key.pem', Rsa::KEY_TYPE_PUBLIC);
            $response = $instance['v3/a-b/{thing_id}']->post([
              'base_uri' => 'https://apihk.mch.weixin.qq.com/',
              'thing_id' => '4200000000202601010000000001',
              'json' => [
                'kind'      => 'A',
                'event'     => true,
                'total'     => 100,
                'names'     => ['实例值'],
                'real_name' => Rsa::encrypt('张三', $platformPublicKey),
                'parts' => [
                  [
                    'detail' => json_encode([
                      'quantity' => 1,
                    ]),
                    'coupon_id_0' => '实例值',
                  ],
                ],
              ],
            ]);
            print_r($response->getStatusCode());

            """));
        Assert.That(Snippet.Typed(operation), Is.EqualTo(
            """
            using WeChatPay.Crypto;

            var platformPublicKey = Rsa.From("file:///path/to/wechatpay/pub_key.pem", Rsa.KEY_TYPE_PUBLIC);
            await instance.v3.aB._thing_id_.PostAsync(new()
            {
                base_uri = "https://apihk.mch.weixin.qq.com/",
                thing_id = "4200000000202601010000000001",
                json = new()
                {
                    kind = "A",
                    @event = true,
                    total = 100,
                    names = ["实例值"],
                    real_name = Rsa.Encrypt("张三", platformPublicKey),
                    parts = [new()
                    {
                        detail = json_encode(new
                        {
                            quantity = 1,
                        }),
                        coupon_id_0 = "实例值",
                    }],
                },
            });

            """));
    }

    [TestCase("v3/merchant/media/upload", "$media = new MediaUtil('/path/to/image.jpg');\n$response = ")]
    [TestCase("v3/marketing/bank/packages/{package_id}/tasks", "$media->setMeta(json_encode([\n  'bank_type' => '")]
    [TestCase("v3/new-tax-control-fapiao/fapiao-applications/upload-fapiao-file", "=> Sm3::file('/path/to/image.jpg'),")]
    [TestCase("v3/mch-manage/submission-files/sub-mchid/{sub_mchid}/upload", "    'name'     => 'submission_file',")]
    public void Php_OfAnUpload_MakesItsBody(string path, string expected) =>
        Assert.That(Snippet.Php(OperationTable.Default.Find("POST", path)!, SnippetStyle.All[3]), Does.Contain(expected));

    private static string WithoutValues(string php) => Value().Replace(php, "=> …");

    [GeneratedRegex("=> '[^']*'")]
    private static partial Regex Value();
}
