using System.Runtime.Loader;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Cli.Snippets;
using WeChatPay.Php.Web;
using WeChatPay.Porting;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Tests;

/// <summary>A controller that receives callbacks replies the same in both outputs: the one reads PHP's steps, the other uses the callback parser.</summary>
[NonParallelizable]
internal sealed class CallbackPortTests
{
    private const string Entry = "\ninternal static class EntryPoint\n{\n    private static void Main() { }\n}\n";

    private const string Branches =
        """
        <?php
        namespace App\Http\Controllers;

        use Illuminate\Http\Request;
        use Illuminate\Support\Facades\Log;
        use WeChatPay\Crypto\Rsa;
        use WeChatPay\Crypto\AesGcm;
        use WeChatPay\Formatter;

        class NotifyController extends Controller
        {
            public function paid(Request $request)
            {
                $signature = $request->header('Wechatpay-Signature');
                $timestamp = $request->header('Wechatpay-Timestamp');
                $serial = $request->header('Wechatpay-Serial');
                $nonce = $request->header('Wechatpay-Nonce');
                $body = $request->getContent();
                $apiv3Key = config('wechatpay.apiv3_key');
                $key = Rsa::from(config('wechatpay.public_key'), Rsa::KEY_TYPE_PUBLIC);
                // The clocks are near.
                $inTime = 300 >= abs(Formatter::timestamp() - (int) $timestamp);
                $verified = Rsa::verify(Formatter::joinedByLineFeed($timestamp, $nonce, $body), $signature, $key);
                if ($inTime && $verified) {
                    $data = (array) json_decode($body, true);
                    ['resource' => ['ciphertext' => $ciphertext, 'nonce' => $once, 'associated_data' => $aad]] = $data;
                    $order = (array) json_decode(AesGcm::decrypt($ciphertext, $apiv3Key, $once, $aad), true);
                    Log::info('paid', ['no' => $order['out_trade_no'], 'event' => $data['event_type']]);
                    return response()->json(['code' => 'SUCCESS', 'message' => $order['out_trade_no']]);
                }
                Log::warning("not verified: {$serial}");
                return response()->json(['code' => 'FAIL', 'message' => '失败'], 401);
            }
        }
        """;

    private const string Guards =
        """
        <?php
        namespace App\Http\Controllers;

        use Illuminate\Http\JsonResponse;
        use Illuminate\Http\Request;
        use WeChatPay\Crypto\Rsa;
        use WeChatPay\Crypto\AesGcm;
        use WeChatPay\Formatter;

        final class NotifyController
        {
            public function __construct(private string $publicKey, private string $apiv3Key)
            {
            }

            public function paid(Request $request): JsonResponse
            {
                $timestamp = $request->header('Wechatpay-Timestamp');
                $nonce = $request->header('Wechatpay-Nonce');
                $signature = $request->header('Wechatpay-Signature');
                if (empty($timestamp) || empty($nonce) || empty($signature)) {
                    return response()->json(['code' => 'FAIL', 'message' => 'headers'], 400);
                }
                if (abs(time() - (int) $timestamp) > 300) {
                    return response()->json(['code' => 'FAIL', 'message' => 'time'], 401);
                }
                $body = $request->getContent();
                $message = "{$timestamp}\n{$nonce}\n{$body}\n";
                if (!Rsa::verify($message, $signature, Rsa::from($this->publicKey, Rsa::KEY_TYPE_PUBLIC))) {
                    return response()->json(['code' => 'FAIL', 'message' => 'signature'], 401);
                }
                $resource = json_decode($body, true)['resource'];
                $text = AesGcm::decrypt($resource['ciphertext'], $this->apiv3Key, $resource['nonce'], $resource['associated_data']);
                $order = json_decode($text, true);
                if ($order['trade_state'] === 'SUCCESS') {
                    return response()->json(['code' => 'SUCCESS', 'message' => $order['out_trade_no']]);
                }
                return response()->json(['code' => 'SUCCESS', 'message' => 'ignored']);
            }
        }
        """;

    private const string Psr =
        """
        <?php
        namespace App;

        use GuzzleHttp\Psr7\Response;
        use Psr\Http\Message\ResponseInterface;
        use Psr\Http\Message\ServerRequestInterface;
        use WeChatPay\Crypto\AesGcm;
        use WeChatPay\Crypto\Rsa;
        use WeChatPay\Formatter;

        class NotifyController
        {
            public function __construct(private string $publicKey, private string $apiv3Key)
            {
            }

            public function paid(ServerRequestInterface $request): ResponseInterface
            {
                $body = (string) $request->getBody();
                $message = Formatter::joinedByLineFeed(
                    $request->getHeaderLine('Wechatpay-Timestamp'), $request->getHeaderLine('Wechatpay-Nonce'), $body);
                $signature = $request->getHeaderLine('Wechatpay-Signature');
                if (!Rsa::verify($message, $signature, Rsa::from($this->publicKey, Rsa::KEY_TYPE_PUBLIC))) {
                    return $this->refused();
                }
                ['ciphertext' => $ciphertext, 'nonce' => $nonce, 'associated_data' => $aad] = json_decode($body, true)['resource'];
                $order = json_decode(AesGcm::decrypt($ciphertext, $this->apiv3Key, $nonce, $aad), true);
                return new Response(200, ['Content-Type' => 'application/json'],
                    json_encode(['code' => 'SUCCESS', 'message' => $order['out_trade_no']], JSON_UNESCAPED_UNICODE));
            }

            private function refused(): ResponseInterface
            {
                return new Response(401, [], '{"code":"FAIL"}');
            }
        }
        """;

    private const string Script =
        """
        <?php
        require 'vendor/autoload.php';

        use WeChatPay\Crypto\{AesGcm, Rsa};
        use WeChatPay\Formatter;

        $body = file_get_contents('php://input');
        $signature = $_SERVER['HTTP_WECHATPAY_SIGNATURE'] ?? '';
        $timestamp = $_SERVER['HTTP_WECHATPAY_TIMESTAMP'] ?? '';
        $nonce = $_SERVER['HTTP_WECHATPAY_NONCE'] ?? '';
        header('Content-Type: application/json');
        if (abs(time() - (int) $timestamp) > 300) {
            http_response_code(401);
            exit('{"code":"FAIL","message":"time"}');
        }
        // The public key of WeChat Pay.
        $key = Rsa::from(getenv('WECHATPAY_TEST_PUBLIC_KEY'), Rsa::KEY_TYPE_PUBLIC);
        if (Rsa::verify(Formatter::joinedByLineFeed($timestamp, $nonce, $body), $signature, $key)) {
            $resource = json_decode($body, true)['resource'];
            $text = AesGcm::decrypt($resource['ciphertext'], getenv('WECHATPAY_TEST_KEY'), $resource['nonce'], $resource['associated_data']);
            $order = json_decode($text, true);
            echo json_encode(['code' => 'SUCCESS', 'message' => $order['out_trade_no']]);
        } else {
            header('HTTP/1.1 401 Unauthorized');
            echo '{"code":', '"FAIL"}';
        }
        """;

    private static readonly CallbackFlaw[] Flaws = [CallbackFlaw.None, CallbackFlaw.ChangedByte, CallbackFlaw.OldTimestamp];

    private static IEnumerable<TestCaseData> Deliveries =>
        from php in ((string Name, string Text)[])[(nameof(Branches), Branches), (nameof(Guards), Guards), (nameof(Psr), Psr)]
        from flaw in Flaws
        where php.Text != Psr || flaw is not CallbackFlaw.OldTimestamp
        select new TestCaseData(php.Text, flaw).SetArgDisplayNames(php.Name, flaw.ToString());

    private readonly PlatformSigner _signer = new();

    [OneTimeTearDown]
    public void Close() => _signer.Dispose();

    [TestCaseSource(nameof(Deliveries))]
    public async Task Port_AController_RepliesTheSameInBothOutputs(string php, CallbackFlaw flaw)
    {
        var signed = _signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1", trade_state = "SUCCESS" }, flaw);

        var verbatim = Verbatim(php, signed);
        var idiomatic = await Idiomatic(php, signed);

        Assert.That(idiomatic, Is.EqualTo(verbatim));
        Assert.That(idiomatic.Status, Is.EqualTo(flaw == CallbackFlaw.None ? 200 : 401));
        Assert.That(idiomatic.Body, Does.Contain(flaw == CallbackFlaw.None ? "\"N1\"" : "FAIL"));
    }

    [Test]
    public void Port_AController_UsesTheParserAndTheLog()
    {
        var code = Port(Branches, PortingOutput.Idiomatic);

        Assert.That(code, Does.Contain("await _callbacks.ParseAsync(request.Headers, body, cancellationToken)").And.Contain("ILogger<NotifyController>")
            .And.Contain("_logger.LogInformation(\"paid {No} {Event}\", (string?)callback.Resource[\"out_trade_no\"], callback.EventType);")
            .And.Contain("_logger.LogWarning(\"not verified: {Serial}\", (string?)request.Headers[\"Wechatpay-Serial\"]);"));
        Assert.That(code, Does.Not.Contain("Rsa").And.Not.Contain("AesGcm").And.Not.Contain("WeChatPay.Php"));
    }

    [TestCase("if ($verified) {", "if ($verified) { return response('', 204); } if ($inTime) {", "WCP3070")]
    [TestCase("return response()->json(['code' => 'FAIL', 'message' => '失败'], 401);", "", "Leave the function where the signature is wrong")]
    [TestCase("['code' => 'FAIL'", "['Code' => 'FAIL'", "capital letter")]
    [TestCase("300 >= abs", "3000 >= abs", "WCP3070")]
    public void Port_AControllerOfAnotherForm_IsRefused(string piece, string instead, string expected)
    {
        var php = (piece.StartsWith("if", StringComparison.Ordinal) ? Branches.Replace("$inTime && ", "", StringComparison.Ordinal) : Branches)
            .Replace(piece, instead, StringComparison.Ordinal);

        var ported = PhpPorter.Port(php, new PortingOptions { Output = PortingOutput.Idiomatic });

        Assert.That(ported.Code, Is.Null);
        Assert.That(string.Join('\n', ported.Diagnostics), Does.Contain(expected));
    }

    [TestCase("array $headers, string $body", "$headers['Wechatpay-{0}']", "", "_callbacks.Parse(headers, Encoding.UTF8.GetBytes(body))")]
    [TestCase("", "$_SERVER['HTTP_WECHATPAY_{0}']", "$body = file_get_contents('php://input');",
        "await _callbacks.ParseAsync(request.Headers, body, cancellationToken)")]
    public void Port_AMethodWithHeadersAndBodyFromElsewhere_UsesTheParserAndCompiles(string parameters, string header, string first, string expected)
    {
        var isServer = header.StartsWith("$_SERVER", StringComparison.Ordinal);
        string Header(string name) => header.Replace("{0}", isServer ? name.ToUpperInvariant() : name, StringComparison.Ordinal);
        var php = $$"""
            <?php
            namespace App;
            use WeChatPay\Crypto\{AesGcm, Rsa};
            use WeChatPay\Formatter;
            class NotifyController
            {
                /** @param array<string, string> $headers */
                public function paid({{parameters}}): string
                {
                    {{first}}
                    $message = Formatter::joinedByLineFeed({{Header("Timestamp")}}, {{Header("Nonce")}}, $body);
                    if (!Rsa::verify($message, {{Header("Signature")}}, Rsa::from('file:///key.pem', Rsa::KEY_TYPE_PUBLIC))) {
                        return 'FAIL';
                    }
                    $sealed = json_decode($body, true)['resource'];
                    return AesGcm::decrypt($sealed['ciphertext'], getenv('KEY'), $sealed['nonce'], $sealed['associated_data']);
                }
            }
            """;

        var code = Port(php, PortingOutput.Idiomatic);

        Assert.That(code, Does.Contain(expected).And.Contain("return callback.Plaintext;"));
        Load(SnippetCompiler.CompileIdiomatic("a.cs", code + Entry, CancellationToken.None));
    }

    [TestCase(CallbackFlaw.None, 200, "\"N1\"")]
    [TestCase(CallbackFlaw.ChangedByte, 401, "{\"code\":\"FAIL\"}")]
    [TestCase(CallbackFlaw.OldTimestamp, 401, "{\"code\":\"FAIL\",\"message\":\"time\"}")]
    public async Task Port_AScript_BecomesAFunctionThatReplies(CallbackFlaw flaw, int status, string said)
    {
        var code = Port(Script, PortingOutput.Idiomatic);
        const string head =
            "static async Task<IResult> HandleAsync(HttpRequest request, CallbackParser callbacks, CancellationToken cancellationToken = default)";
        Assert.That(code, Does.Contain(head).And.Not.Contain("WeChatPay.Php").And.Not.Contain("AesGcm"));
        var program = code.Replace(head, "public static class NotifyController\n{\npublic " + head, StringComparison.Ordinal) + "}\n" + Entry;
        var type = Load(SnippetCompiler.CompileIdiomatic("a.cs", program, CancellationToken.None));
        using var services = Services();

        var reply = await RunAsync(services, _signer.Callback("TRANSACTION.SUCCESS", new { out_trade_no = "N1", trade_state = "SUCCESS" }, flaw), request =>
            (Task<IResult>)type.GetMethod("HandleAsync")!.Invoke(null, [request, services.GetRequiredService<CallbackParser>(), CancellationToken.None])!);

        Assert.That((reply.Status, reply.Type), Is.EqualTo((status, "application/json")));
        Assert.That(reply.Body, Does.Contain(said));
    }

    [TestCase("http_response_code(401);\n    exit", "foreach ([1] as $n) { echo $n; }\n    exit")]
    [TestCase("header('HTTP/1.1", "header('X-Other: 1'); header('HTTP/1.1")]
    [TestCase("// The public key", "echo 'early'; $late = time(); // The public key")]
    public void Port_AScriptThatPrintsInAnotherWay_IsRefused(string piece, string instead)
    {
        var ported = PhpPorter.Port(Script.Replace(piece, instead, StringComparison.Ordinal), new PortingOptions { Output = PortingOutput.Idiomatic });

        Assert.That(ported.Code, Is.Null);
        Assert.That(
            ported.Diagnostics.Where(static one => one.Severity is PortingSeverity.Error).Select(static one => one.Message),
            Is.EqualTo((string[])["What this script replies here has no idiomatic form."]));
    }

    /// <summary>A response has headers of the same names, and its body no resource: the parser of callbacks would refuse it.</summary>
    [Test]
    public void Port_AVerifierOfResponses_DoesNotUseTheParser()
    {
        var php = "<?php\nuse WeChatPay\\{Crypto\\Rsa, Formatter};\n/** @param array<string, string> $headers */\n"
            + "function open_it(array $headers, string $body, string $pem): string\n{\n    $s = $headers['Wechatpay-Signature'];\n"
            + "    $m = Formatter::joinedByLineFeed($headers['Wechatpay-Timestamp'], $headers['Wechatpay-Nonce'], $body);\n"
            + "    $k = Rsa::from($pem, Rsa::KEY_TYPE_PUBLIC);\n    if (!Rsa::verify($m, $s, $k)) {\n        return '';\n    }\n"
            + "    return json_decode($body, true)['code_url'] ?? '';\n}\n";

        var code = Port(php, PortingOutput.Idiomatic);

        Assert.That(code, Does.Contain("Rsa.Verify(").And.Not.Contain("CallbackParser"));
    }

    private static string Port(string php, PortingOutput output)
    {
        var ported = PhpPorter.Port(php, new PortingOptions { Output = output });
        Assert.That(ported.Code, Is.Not.Null, string.Join('\n', ported.Diagnostics));
        return ported.Code!;
    }

    private static Type Load(SnippetCompiler.Compilation compiled)
    {
        Assert.That(compiled.Errors, Is.Empty);
        var context = new AssemblyLoadContext(null, isCollectible: true);
        return context.LoadFromStream(new MemoryStream(compiled.Image!)).GetTypes().Single(static type => type.Name == "NotifyController");
    }

    private (int Status, string Body) Verbatim(string php, SignedCallback signed)
    {
        var code = Port(php, PortingOutput.Verbatim);
        var type = Load(SnippetCompiler.Compile("a.cs", code + Entry, isDynamic: true, isPorted: true, CancellationToken.None));
        Settings.Source = name => name.EndsWith("public_key", StringComparison.Ordinal) ? _signer.PublicKeyPem : _signer.ApiV3Key;
        try
        {
            var reply = new WebRequest(signed.Headers, signed.Body).Handle(() =>
            {
                object[] keys = php != Branches ? [_signer.PublicKeyPem, _signer.ApiV3Key] : [];
                dynamic controller = Activator.CreateInstance(type, keys)!;
                dynamic request = php == Psr ? ServerRequest.fromGlobals() : (object)LaravelRequest.capture();
                return (object?)controller.paid(request);
            });
            return (reply.Status, JToken.Parse(Encoding.UTF8.GetString(reply.Body.Span)).ToString());
        }
        finally
        {
            Settings.Source = static _ => null;
        }
    }

    private async Task<(int Status, string Body)> Idiomatic(string php, SignedCallback signed)
    {
        var code = Port(php, PortingOutput.Idiomatic);
        var type = Load(SnippetCompiler.CompileIdiomatic("a.cs", code + Entry, CancellationToken.None));
        using var services = Services();
        object[] keys = php != Branches ? [_signer.PublicKeyPem, _signer.ApiV3Key] : [];
        dynamic controller = ActivatorUtilities.CreateInstance(services, type, keys);
        var (status, body, _) = await RunAsync(services, signed, request => (Task<IResult>)controller.PaidAsync(request, CancellationToken.None));
        return (status, JToken.Parse(body).ToString());
    }

    private ServiceProvider Services() => new ServiceCollection().AddLogging()
        .AddSingleton(typeof(ILogger<>), typeof(NullLogger<>))
        .AddSingleton(new CallbackParser(new CallbackParserOptions
        {
            Certs = new Dictionary<string, KeySource> { [_signer.KeyId] = _signer.PublicKeyPem },
            ApiV3Key = _signer.ApiV3Key,
        }))
        .BuildServiceProvider();

    private static async Task<(int Status, string Body, string? Type)> RunAsync(
        IServiceProvider services, SignedCallback signed, Func<HttpRequest, Task<IResult>> handler)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        foreach (var (name, value) in signed.Headers)
            context.Request.Headers[name] = value;
        context.Request.Body = new MemoryStream(signed.Body.ToArray());
        using var written = new MemoryStream();
        context.Response.Body = written;

        var result = await handler(context.Request);
        await result.ExecuteAsync(context);
        return (context.Response.StatusCode, Encoding.UTF8.GetString(written.ToArray()), context.Response.ContentType?.Split(';')[0]);
    }
}
