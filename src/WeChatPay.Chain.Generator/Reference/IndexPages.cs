using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the indexes of the reference in one language: of all products, of each product, and of the callbacks.</summary>
internal sealed class IndexPages(OperationTable table, PageLayout layout, Language language)
{
    /// <summary>The path of the index of callbacks.</summary>
    public const string Callbacks = "callbacks/index.md";

    public IEnumerable<(string Path, string Text)> Write()
    {
        yield return (ReferencePages.Index, AllProducts());
        yield return (Callbacks, AllCallbacks());
        foreach (var product in ReferencePages.Products(table))
            yield return ($"{product.Key}/{ReferencePages.Index}", Product(product));
    }

    private string AllProducts()
    {
        var text = Begin(language["API reference", "接口参考"], ReferencePages.Index);
        text.Append(language[
            $"The {table.Operations.Count} documented operations, by product, and the [{table.Callbacks.Count} callbacks]({Callbacks}). "
                + "The pages are made from the table of facts, `src/WeChatPay.Chain.Facts/Table`.\n",
            $"官方文档中的 {table.Operations.Count} 个接口，按产品分组；另有 [{table.Callbacks.Count} 种回调通知]({Callbacks})。由 `src/WeChatPay.Chain.Facts/Table` 生成。\n"]);
        text.Append($"\n| {language["Product", "产品"]} | {language["Path", "路径"]} | {language["Operations", "接口数"]} |\n| --- | --- | ---: |\n");
        foreach (var product in ReferencePages.Products(table))
        {
            text.Append($"| [{ProductNames.Find(product.Key, language)}]({product.Key}/{ReferencePages.Index}) | `{product.Key}` | {product.Count()} |\n");
        }
        return text.ToString();
    }

    private string Product(IGrouping<string, Operation> product)
    {
        var index = $"{product.Key}/{ReferencePages.Index}";
        var title = ProductNames.Find(product.Key, language);
        var text = Begin(title, index).Append(layout.Address(title, product.Key)).Append('\n');
        text.Append($"| {language["Path", "接口"]} | {language["Method", "方法"]} | {language["Name", "路径"]} |\n| --- | --- | --- |\n");
        foreach (var operation in product)
        {
            var link = PageLayout.Relative(index, OperationPage.PathOf(operation));
            var name = FieldTable.Cell(operation.Name);
            var (first, last) = language.IsChinese ? (name, $"`{operation.Path}`") : (operation.Path, name);
            text.Append($"| [{first}]({link}) | {operation.Method} | {last} |\n");
        }
        return text.ToString();
    }

    private string AllCallbacks()
    {
        var text = Begin(language["Callbacks", "回调通知"], Callbacks);
        var brands = (language["Brands", "品牌"], DocumentedCallback.BrandProtocol);
        foreach (var (heading, protocol) in (ReadOnlySpan<(string, string)>)[("APIv3", "v3"), brands, ("APIv2", "v2")])
        {
            text.Append($"\n## {heading}\n\n");
            text.Append($"| {language["Event", "事件"]} | {language["Name", "名称"]} |\n| --- | --- |\n");
            foreach (var callback in table.Callbacks.Where(callback => callback.Protocol == protocol))
                text.Append($"| [{callback.Event}]({PageLayout.Relative(Callbacks, CallbackPage.PathOf(callback))}) | {FieldTable.Cell(callback.Name)} |\n");
        }
        return text.ToString();
    }

    private StringBuilder Begin(string title, string path) => new StringBuilder($"# {title}\n\n").Append(layout.Switch(language, path));
}
