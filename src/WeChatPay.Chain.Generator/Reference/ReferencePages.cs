using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the reference in each language: a page for each operation and each callback, and indexes that list them by product.</summary>
internal static class ReferencePages
{
    /// <summary>The file name of every index.</summary>
    public const string Index = "index.md";

    /// <summary>Writes all pages.</summary>
    /// <returns>The texts by their path, which begins with the language.</returns>
    public static IReadOnlyDictionary<string, string> Write(OperationTable table, PageLayout layout)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var operations = table.Operations.AsParallel().AsOrdered().SelectMany(operation => OperationPage.Write(operation, layout));
        var callbacks = table.Callbacks.SelectMany(callback => CallbackPage.Write(callback, table.Callbacks, layout));
        foreach (var (path, text) in operations.AsEnumerable().Concat(callbacks))
            pages.Add(path, text);
        foreach (var language in Language.All)
        {
            var indexes = new IndexPages(table, layout, language);
            foreach (var (path, text) in indexes.Write())
                pages.Add(layout.PathOf(language, path), text);
        }
        return pages;
    }

    /// <summary>Groups the operations by the first two segments of their paths, which name the product; first APIv3, then brands, then APIv2.</summary>
    public static IEnumerable<IGrouping<string, Operation>> Products(OperationTable table) =>
        table.Operations.GroupBy(static operation => string.Join('/', operation.Path.Split('/').Take(2)))
            .OrderBy(static product => (product.First().IsXml, product.First().IsBrand));
}
