<Query Kind="Statements">
  <NuGetReference>WeChatPay.Chain</NuGetReference>
  <NuGetReference>WeChatPay.Chain.Sandbox</NuGetReference>
  <Namespace>WeChatPay</Namespace>
  <Namespace>WeChatPay.Callbacks</Namespace>
  <Namespace>WeChatPay.Testing</Namespace>
  <IncludeAspNet>true</IncludeAspNet>
  <RuntimeVersion>10.0</RuntimeVersion>
</Query>

// A signer that makes callbacks as WeChat Pay does, with keys of its own.
using var signer = new PlatformSigner();

var parser = new CallbackParser(new CallbackParserOptions
{
    Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
    ApiV3Key = signer.ApiV3Key,
});

// 回调通知: the parser verifies the signature of the very bytes, and decrypts the resource.
var paid = signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "LINQPad-3", amount = new { total = 100 } });
var callback = parser.Parse(paid.Headers, paid.Body);
callback.EventType.Dump("event");
callback.Resource.ToString().Dump("resource");

// A receiver must refuse what is not genuine. Each flaw breaks one check.
foreach (var flaw in Enum.GetValues<CallbackFlaw>().Where(static flaw => flaw != CallbackFlaw.None))
{
    var wrong = signer.Callback("TRANSACTION.SUCCESS", flaw: flaw);
    try
    {
        parser.Parse(wrong.Headers, wrong.Body);
        "accepted".Dump(flaw.ToString());
    }
    catch (WeChatPayVerificationException error)
    {
        $"refused: {error.Check}".Dump(flaw.ToString());
    }
}
