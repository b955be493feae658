using WeChatPay.Facts;

namespace WeChatPay.Generator.Reference;

/// <summary>The names of products, by the first two segments of their paths.</summary>
/// <remarks>Each line of the file has the path, the Chinese name and the English name, with tabs between them.</remarks>
internal static class ProductNames
{
    private static readonly Lazy<Dictionary<string, FieldLabel>> Names = new(static () =>
        ReadLines().Select(static line => line.Split('\t')).ToDictionary(static line => line[0], static line => new FieldLabel(line[1], line[2])));

    /// <summary>Gets the paths that have a name.</summary>
    public static IEnumerable<string> Paths => Names.Value.Keys;

    /// <summary>Finds the name of a product in a language; its path, where it has none.</summary>
    public static string Find(string product, Language language)
    {
        if (!Names.Value.TryGetValue(product, out var name))
            return product;
        return language[name.English, name.Chinese] + (product.StartsWith("v2/", StringComparison.Ordinal) ? language[" (APIv2)", "（APIv2）"] : "");
    }

    private static string[] ReadLines()
    {
        using var stream = typeof(ProductNames).Assembly.GetManifestResourceStream("products.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
