using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the page of an operation: its request, six ways to call it, and its response.</summary>
internal static class OperationPage
{
    public static string Write(Operation operation)
    {
        var page = new StringBuilder($"# {operation.Name}\n\n`{operation.Method} {operation.Path}`\n");
        foreach (var note in Notes(operation))
            page.Append($"\n{note}\n");
        page.Append("\n## 请求\n\n").Append(FieldTable.Write("请求参数", operation.Request, "无需参数。"));
        page.Append("\n## C#\n\n`dynamic instance = Builder.Factory(…);`，与 PHP 逐行对应：\n");
        foreach (var style in SnippetStyle.All)
            page.Append($"\n### {style.Title}\n\n```csharp\n{Snippet.Dynamic(operation, style)}```\n");
        page.Append($"\n### 强类型链式调用\n\n引用 `WeChatPay.Chain.OpenApi`，`var instance = Builder.Factory(…);`：\n\n```csharp\n{Snippet.Typed(operation)}```\n");
        page.Append("\n## 返回\n\n").Append(FieldTable.Write("返回字典", operation.Response, "没有 JSON 或 XML 内容。"));
        return page.ToString();
    }

    private static IEnumerable<string> Notes(Operation operation)
    {
        if (operation.BaseUri is { } address)
            yield return $"接入点：`{address}`";
        if (operation.Security)
            yield return "须使用商户API证书（`security`）。";
        if (operation.Nonceless)
            yield return "请求不带 `nonce_str`（`nonceless`）。";
    }
}
