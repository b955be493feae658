using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Snippets;

/// <summary>Writes a call in C#: for the typed chain, or for a path in one text.</summary>
internal static class TypedSnippet
{
    /// <summary>Writes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="form">How the path is written; null for the typed chain.</param>
    public static string Write(ExampleCall call, PathForm? form = null)
    {
        var code = new StringBuilder();
        WritePreamble(code, call);
        var (verb, response) = (call.Operation.Method, call.Operation.Response);
        code.Append(response.Count > 0 ? $"var {TypedChainNames.ResponseVariable} = " : "").Append("await instance");
        code.Append(Path(call.Operation.Path, form));
        code.Append($".{verb[0]}{verb[1..].ToLowerInvariant()}Async(");
        var options = call.Upload is null ? call.Options : [.. call.Options, new("body", new Example.Expression("", "media"))];
        if (options.Count > 0)
            new CSharpValues(code).Write(new Example.Map(options), 0, isTyped: form is null);
        code.Append(");\n");
        if (response.Count > 0)
        {
            var simple = response.FirstOrDefault(IsSimple);
            var member = simple is null ? form is null ? "" : ".Text"
                : form is null ? $".{ApiNames.Identifier(simple.Name)}" : $"[{TextLiteral.CSharp(simple.Name)}]";
            code.Append($"Console.WriteLine({TypedChainNames.ResponseVariable}{member});\n");
        }
        return code.ToString();
    }

    private static string Path(string path, PathForm? form) => form switch
    {
        PathForm.Chain => $".chain({TextLiteral.CSharp(path)})",
        PathForm.Index => $"[{TextLiteral.CSharp(path)}]",
        _ => string.Concat(path.Split('/').Select(static segment => $".{ApiNames.Escape(ApiNames.MemberOf(segment))}")),
    };

    private static bool IsSimple(Field field) => field is { Type: not FieldType.Object, IsList: false } && !field.Name.Contains('$', StringComparison.Ordinal);

    private static void WritePreamble(StringBuilder code, ExampleCall call)
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
