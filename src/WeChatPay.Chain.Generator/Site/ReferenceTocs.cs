using WeChatPay.Facts;
using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Writes the navigation of the reference: a file for all products, and one for each product, as every page loads its file whole.</summary>
internal static class ReferenceTocs
{
    public static IEnumerable<(string Path, string Text)> Write(OperationTable table)
    {
        foreach (var language in Language.All)
        {
            var products = ReferencePages.Products(table).ToList();
            yield return (Toc(language, ""), TocItem.Write(
            [
                new(language["All products", "全部产品"], ReferencePages.Index),
                .. products.Select(product => new TocItem(ProductNames.Find(product.Key, language), $"{product.Key}/{ReferencePages.Index}")),
            ]));
            yield return (Toc(language, "callbacks/"), TocItem.Write(
            [
                new(language["All callbacks", "全部回调通知"], ReferencePages.Index),
                .. table.Callbacks.OrderByDescending(static callback => callback.Protocol, StringComparer.Ordinal).Select(callback =>
                    new TocItem(callback.Event + Protocol(callback, language), CallbackPage.PathOf(callback)["callbacks/".Length..])),
            ]));
            foreach (var product in products)
            {
                // The direct and the partner's operation have one name.
                var named = product.ToLookup(static operation => operation.Name);
                var operations = product.Select(operation => Item(operation, product.Key, named[operation.Name].Skip(1).Any(), language));
                yield return (Toc(language, $"{product.Key}/"), TocItem.Write(
                [
                    new(language["All products", "全部产品"], $"../../{ReferencePages.Index}"),
                    new(ProductNames.Find(product.Key, language), ReferencePages.Index, [.. operations]),
                ]));
            }
        }
    }

    private static string Protocol(DocumentedCallback callback, Language language) =>
        callback.IsBrand ? language[" (brand)", "（品牌）"] : callback.Protocol == "v2" ? " (APIv2)" : "";

    private static TocItem Item(Operation operation, string product, bool isRepeated, Language language)
    {
        var rest = operation.Path.Length > product.Length ? operation.Path[(product.Length + 1)..] : operation.Path;
        var name = language[$"{operation.Method} {rest}", operation.Name + (isRepeated ? $"（{rest}）" : "")];
        return new(name, OperationPage.PathOf(operation)[(product.Length + 1)..]);
    }

    private static string Toc(Language language, string folder) => $"{language.Code}/{PageLayout.Site.Folder}{folder}toc.yml";
}
