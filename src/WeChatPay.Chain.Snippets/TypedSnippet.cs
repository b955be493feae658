using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>Writes a call in C# for the typed chain.</summary>
internal static class TypedSnippet
{
    public static string Of(ExampleCall call)
    {
        var code = new StringBuilder();
        Before(code, call);
        var (verb, answer) = (call.Operation.Method, call.Operation.Response);
        code.Append(answer.Count > 0 ? "var answer = " : "").Append("await instance");
        code.Append(string.Concat(call.Operation.Path.Split('/').Select(static segment => $".{Names.Escape(Names.MemberOf(segment))}")));
        code.Append($".{verb[0]}{verb[1..].ToLowerInvariant()}Async(");
        IReadOnlyList<ExampleEntry> options = call.Upload is null ? call.Options : [.. call.Options, new("body", new Example.Expression("", "media"))];
        if (options.Count > 0)
            new CSharpValues(code).Write(new Example.Map(options), 0);
        code.Append(");\n");
        if (answer.Count > 0)
            code.Append($"Console.WriteLine(answer{(answer.FirstOrDefault(IsSimple) is { } field ? $".{Names.Identifier(field.Name)}" : "")});\n");
        return code.ToString();
    }

    private static bool IsSimple(Field field) => field is { Type: not FieldType.Object, IsList: false } && !field.Name.Contains('$', StringComparison.Ordinal);

    private static void Before(StringBuilder code, ExampleCall call)
    {
        if (call.HasEncrypted)
            code.Append("using WeChatPay.Crypto;\n");
        if (call.Upload is not null)
            code.Append("using WeChatPay.Util;\n");
        if (code.Length > 0)
            code.Append('\n');
        if (call.HasEncrypted)
            code.Append("var platformPublicKey = Rsa.From(\"file:///path/to/wechatpay/pub_key.pem\", Rsa.KEY_TYPE_PUBLIC);\n");
        if (call.Upload is not { } upload)
            return;
        code.Append($"var media = new MediaUtil(\"{ExampleUpload.FilePath}\"{(upload.Part == "file" ? "" : $", part: \"{upload.Part}\"")});\n");
        if (upload.Meta is not { } meta)
            return;
        code.Append("media.SetMeta(");
        new CSharpValues(code).Write(meta, 0, isTyped: false);
        code.Append(");\n");
    }
}
