using System.Text;

namespace WeChatPay.Snippets;

/// <summary>Writes a call in PHP, for WeChat Pay's SDK.</summary>
internal static class PhpSnippet
{
    public static string Write(ExampleCall call, SnippetStyle style)
    {
        var php = new StringBuilder();
        WritePreamble(php, call);
        php.Append(style.IsAsync ? "" : "$response = ").Append("$instance").Append(Path(call.Operation.Path, style.Form));
        php.Append("->").Append(call.Operation.Method.ToLowerInvariant()).Append(style.IsAsync ? "Async(" : "(");
        var options = Options(call);
        if (options.Count > 0)
            new PhpValues(php).Write(new Example.Map(options), 0);
        php.Append(')');
        var print = PrintStatement(call);
        if (style.IsAsync)
            php.Append($"\n->then(static function(\\Psr\\Http\\Message\\ResponseInterface $response) {{\n  {print}\n}})\n->wait();\n");
        else
            php.Append($";\n{print}\n");
        return php.ToString();
    }

    private static string Path(string path, PathForm form) => form switch
    {
        PathForm.Names => string.Concat(path.Split('/').Select(static segment => $"->{ApiNames.MemberOf(segment)}")),
        PathForm.Chain => $"->chain({TextLiteral.Php(path)})",
        _ => $"[{TextLiteral.Php(path)}]",
    };

    private static string PrintStatement(ExampleCall call) =>
        call.Operation.Response.Count == 0 ? "print_r($response->getStatusCode());"
        : call.Operation.IsXml ? "print_r(Transformer::toArray((string) $response->getBody()));"
        : "print_r(json_decode((string) $response->getBody(), true));";

    private static IReadOnlyList<ExampleEntry> Options(ExampleCall call)
    {
        if (call.Upload is not { } upload)
            return call.Options;
        var (body, type) = upload.Part == "file"
            ? ("$media->getStream()", "$media->getContentType()")
            : ("$multipart", "'multipart/form-data; boundary=' . $multipart->getBoundary()");
        var headers = call.Options.FirstOrDefault(static option => option.Name == "headers")?.Value is Example.Map map ? map.Entries : [];
        return
        [
            .. call.Options.Where(static option => option.Name != "headers"),
            new("body", new Example.Expression(body, "")),
            new("headers", new Example.Map([.. headers, new("Content-Type", new Example.Expression(type, ""))])),
        ];
    }

    private static void WritePreamble(StringBuilder php, ExampleCall call)
    {
        var isMultipart = call.Upload is { Part: not "file" };
        foreach (var (isUsed, name) in (ReadOnlySpan<(bool, string)>)
            [
                (isMultipart, "GuzzleHttp\\Psr7\\LazyOpenStream"), (isMultipart, "GuzzleHttp\\Psr7\\MultipartStream"),
                (call.HasEncrypted, "WeChatPay\\Crypto\\Rsa"), (call.Upload?.IsSm3 == true, "WeChatPay\\Crypto\\Sm3"),
                (call.Operation is { IsXml: true, Response.Count: > 0 }, "WeChatPay\\Transformer"),
                (call.Upload is not null && !isMultipart, "WeChatPay\\Util\\MediaUtil"),
            ])
        {
            if (isUsed)
                php.Append($"use {name};\n");
        }
        if (php.Length > 0)
            php.Append('\n');
        if (call.HasEncrypted)
            php.Append("$platformPublicKey = Rsa::from('file:///path/to/wechatpay/pub_key.pem', Rsa::KEY_TYPE_PUBLIC);\n");
        if (isMultipart)
            WriteMultipart(php, call.Upload!);
        else if (call.Upload is not null)
            WriteMedia(php, call.Upload);
    }

    private static void WriteMedia(StringBuilder php, ExampleUpload upload)
    {
        php.Append($"$media = new MediaUtil('{ExampleUpload.FilePath}');\n");
        if (upload.Meta is not { } meta)
            return;
        php.Append("$media->setMeta(");
        new PhpValues(php).Write(new Example.Json(meta), 0);
        php.Append(");\n");
    }

    // MediaUtil of the PHP SDK names the part `file`.
    private static void WriteMultipart(StringBuilder php, ExampleUpload upload)
    {
        static Example.Map Header(string type) => new([new("Content-Type", new Example.Text(type))]);
        php.Append("$multipart = new MultipartStream([\n  ");
        var values = new PhpValues(php);
        values.Write(
            new Example.Map(
            [
                new("name", new Example.Text("meta")), new("contents", new Example.Json(upload.Meta!)), new("headers", Header("application/json")),
            ]),
            1);
        php.Append(",\n  ");
        values.Write(
            new Example.Map(
            [
                new("name", new Example.Text(upload.Part)), new("filename", new Example.Text(ExampleUpload.FileName)),
                new("contents", new Example.Expression($"new LazyOpenStream('{ExampleUpload.FilePath}', 'rb')", "")), new("headers", Header("image/jpeg")),
            ]),
            1);
        php.Append(",\n]);\n");
    }
}
