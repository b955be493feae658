#:project ../../src/WeChatPay.Chain/WeChatPay.Chain.csproj
#:project ../../src/WeChatPay.Chain.Sandbox/WeChatPay.Chain.Sandbox.csproj
#:property PublishAot=false

// A callback is verified and decrypted; a forged one is refused. Run it: dotnet run docs/samples/callbacks.cs
using WeChatPay;
using WeChatPay.Callbacks;
using WeChatPay.Testing;

// It signs as WeChat Pay does, with keys of its own.
using var signer = new PlatformSigner();
var parser = new CallbackParser(new CallbackParserOptions
{
    Certs = new Dictionary<string, KeySource> { [signer.KeyId] = signer.PublicKeyPem },
    ApiV3Key = signer.ApiV3Key,
});

Receive(signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1", amount = new { total = 100 } }));
Receive(signer.Callback("REFUND.SUCCESS", new { out_trade_no = "N1", out_refund_no = "R1" }));
Receive(signer.Callback("TRANSACTION.SUCCESS", flaw: CallbackFlaw.ChangedByte));

// What a receiver does with the headers and the bytes of a request.
void Receive(SignedCallback request)
{
    try
    {
        var callback = parser.Parse(request.Headers, request.Body);
        Console.WriteLine($"200 {callback.EventType} of {callback.Resource["out_trade_no"]}: {CallbackReply.Success()}");
    }
    catch (WeChatPayVerificationException error)
    {
        Console.WriteLine($"401 {error.Check}: {CallbackReply.Failure("not verified")}");
    }
}
