namespace WeChatPay.Sandbox.Paste;

/// <summary>Writes the configuration of a sandbox's client, ready to paste, for the SDKs of Node, Java and Go.</summary>
/// <remarks>The SDKs of Java and Go know the hosts of WeChat Pay alone: their HTTP client leads the calls to the sandbox. No signature
/// covers the host.</remarks>
internal static class SdkPasteText
{
    public static string WriteNode(SandboxServer sandbox, KeyFolder keys)
    {
        var certs = PasteText.ListPlatformKeys(sandbox, keys).Select(static key => $"    '{key.Id}': read('{PasteQuote.SinglePath(key.File)}'),");
        return $$"""
            const { readFileSync } = require('fs');
            const { Wechatpay } = require('wechatpay-axios-plugin');

            const read = (path) => readFileSync(path);
            const wxpay = new Wechatpay({
              baseURL: '{{sandbox.BaseUri}}',
              mchid: '{{sandbox.Mchid}}',
              serial: '{{sandbox.MerchantSerial}}',
              privateKey: read('{{PasteQuote.SinglePath(keys.MerchantPrivateKey)}}'),
              certs: {
            {{string.Join('\n', certs)}}
              },
              secret: '{{sandbox.ApiV2Key}}',
            });
            """;
    }

    public static string WriteJava(SandboxServer sandbox, KeyFolder keys)
    {
        var platform = keys.PlatformPublicKey is { } key
            ? $"""
                    .publicKeyFromPath("{PasteQuote.DoublePath(key)}")
                    .publicKeyId("{sandbox.PlatformKeyId}")
                    .apiV3Key("{sandbox.ApiV3Key}")
            """
            : $"""
                    .wechatPayCertificatesFromPath("{PasteQuote.DoublePath(keys.PlatformCertificate!)}")
            """;
        return $$"""
            Config config = new {{(keys.PlatformPublicKey is null ? "RSAConfig" : "RSAPublicKeyConfig")}}.Builder()
                    .merchantId("{{sandbox.Mchid}}")
                    .merchantSerialNumber("{{sandbox.MerchantSerial}}")
                    .privateKeyFromPath("{{PasteQuote.DoublePath(keys.MerchantPrivateKey)}}")
            {{platform}}
                    .build();
            OkHttpClient sandbox = new OkHttpClient.Builder()
                    .addInterceptor(chain -> chain.proceed(chain.request().newBuilder()
                            .url(chain.request().url().newBuilder().scheme("http").host("127.0.0.1").port({{sandbox.BaseUri.Port}}).build())
                            .build()))
                    .build();
            HttpClient client = new DefaultHttpClientBuilder().config(config).okHttpClient(sandbox).build();
            NativePayService service = new NativePayService.Builder().httpClient(client).build();
            """;
    }

    public static string WriteGo(SandboxServer sandbox, KeyFolder keys)
    {
        var (load, cipher) = keys.PlatformPublicKey is { } key
            ? ($"publicKey, err := utils.LoadPublicKeyWithPath(\"{PasteQuote.DoublePath(key)}\")",
                $"option.WithWechatPayPublicKeyAuthCipher(mchID, serial, privateKey, \"{sandbox.PlatformKeyId}\", publicKey)")
            : ($"certificate, err := utils.LoadCertificateWithPath(\"{PasteQuote.DoublePath(keys.PlatformCertificate!)}\")",
                "option.WithWechatPayAuthCipher(mchID, serial, privateKey, []*x509.Certificate{certificate})");
        return $$"""
            type sandbox struct{}

            func (sandbox) RoundTrip(r *http.Request) (*http.Response, error) {
            	r = r.Clone(r.Context())
            	r.URL.Scheme, r.URL.Host, r.Host = "http", "{{sandbox.BaseUri.Authority}}", ""
            	return http.DefaultTransport.RoundTrip(r)
            }

            func newClient(ctx context.Context) (*core.Client, error) {
            	mchID, serial := "{{sandbox.Mchid}}", "{{sandbox.MerchantSerial}}"
            	privateKey, err := utils.LoadPrivateKeyWithPath("{{PasteQuote.DoublePath(keys.MerchantPrivateKey)}}")
            	if err != nil {
            		return nil, err
            	}
            	{{load}}
            	if err != nil {
            		return nil, err
            	}
            	transport := sandbox{}
            	return core.NewClient(ctx,
            		{{cipher}},
            		option.WithHTTPClient(&http.Client{Transport: transport}))
            }
            """;
    }
}
