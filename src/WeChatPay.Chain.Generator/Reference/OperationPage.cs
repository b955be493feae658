using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the page of an operation: its request, six ways to call it in C# and in PHP, the typed call, and its response.</summary>
internal static class OperationPage
{
    /// <summary>Writes a page for each language.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="layout">Where the pages are, and how they show the six ways.</param>
    /// <returns>The texts by path.</returns>
    public static IReadOnlyList<KeyValuePair<string, string>> Write(Operation operation, PageLayout layout)
    {
        // The code is the same in both languages, and most of the work.
        var styles = SnippetStyle.All.Select(style => (style, Blocks(operation, style))).ToList();
        var typed = $"```csharp\n{Snippet.Typed(operation)}```\n";
        return [.. Language.All.Select(language => KeyValuePair.Create(layout.PathOf(language, PathOf(operation)), Page(language)))];

        string Page(Language language)
        {
            var title = TitleOf(operation, language);
            var page = new StringBuilder($"# {title}\n\n");
            page.Append(layout.Switch(language, PathOf(operation))).Append(layout.Address(title, $"{operation.Method} {operation.Path}"));
            foreach (var note in Notes(operation, language))
                page.Append($"\n{note}\n");
            page.Append($"\n## {language["Request", "请求"]}\n\n");
            page.Append(FieldTable.Write(language["Request", "请求参数"], operation.Request, language["The request has no parameters.", "无需参数。"], language));
            page.Append($"\n## {language["Calls", "调用"]}\n\n");
            page.Append(language[
                "`dynamic instance = Builder.Factory(…);`, and each line of C# is a line of PHP. The typed chain is in `WeChatPay.Chain.OpenApi`: "
                    + "`var instance = Builder.Factory(…);`.\n",
                "`dynamic instance = Builder.Factory(…);`，C# 与 PHP 逐行对应。强类型链式调用须引用 `WeChatPay.Chain.OpenApi`：`var instance = Builder.Factory(…);`。\n"]);
            foreach (var (style, blocks) in styles)
                page.Append(layout.Tab(style.Name, TitleOf(style, language))).Append(layout.Pair(blocks));
            page.Append(layout.Tab("typed", language["Typed chain", "强类型链式调用"])).Append(typed).Append(layout.EndOfTabs);
            page.Append($"\n## {language["Response", "返回"]}\n\n");
            page.Append(FieldTable.Write(
                language["Response", "返回字典"], operation.Response, language["The response has no JSON and no XML.", "没有 JSON 或 XML 内容。"], language));
            return page.ToString();
        }
    }

    /// <summary>Names the page. The documentation has no English names, so an English page is named as the operation is on the wire.</summary>
    public static string TitleOf(Operation operation, Language language) => language[$"{operation.Method} {operation.Path}", operation.Name];

    /// <summary>Names an operation's page: <c>v3/hire-power-bank/insurance-orders/_out_order_no_/get.md</c>. Braces would need an escape in links.</summary>
    public static string PathOf(Operation operation) =>
        $"{operation.Path.Replace('{', '_').Replace('}', '_')}/{operation.Method.ToLowerInvariant()}.md";

    /// <summary>Says that the table does not know for certain which fields are required.</summary>
    public static string DescribeInferred(Language language) => language[
        "Which fields are required is partly inferred, so the client only warns of a missing one.", "必填标记部分为推断，缺少字段时客户端只发出警告。"];

    private static string Blocks(Operation operation, SnippetStyle style) =>
        $"```csharp\n{Snippet.Dynamic(operation, style)}```\n\n```php\n{Snippet.Php(operation, style)}```\n";

    private static string TitleOf(SnippetStyle style, Language language)
    {
        var form = style.Form switch { PathForm.Names => "chained", PathForm.Chain => "declared", _ => "indexed" };
        return language[$"{(style.IsAsync ? "Asynchronous" : "Synchronous")}, {form}", style.Title];
    }

    private static IEnumerable<string> Notes(Operation operation, Language language)
    {
        if (!language.IsChinese)
            yield return $"WeChat Pay's documentation calls it {operation.Name}.";
        if (operation.IsBrand)
        {
            yield return language[
                "The brand signs the call, not the merchant: with the key of the client's `brand`. The PHP SDK 1.4.12 signs for merchants only, "
                    + "so its blocks show the names alone.",
                "由品牌签名，而非商户：使用客户端 `brand` 配置的密钥。PHP SDK 1.4.12 只能以商户身份签名，其代码仅示意写法。"];
        }
        if (operation.RequiredIsInferred)
            yield return DescribeInferred(language);
        if (operation.BaseUri is { } address)
            yield return language[$"Base address: `{address}`", $"接入点：`{address}`"];
        if (operation.Security)
            yield return language["It needs the merchant's client certificate (`security`).", "须使用商户API证书（`security`）。"];
        if (operation.Nonceless)
            yield return language["The request has no `nonce_str` (`nonceless`).", "请求不带 `nonce_str`（`nonceless`）。"];
    }
}
