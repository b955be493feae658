using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WeChatPay.Generator.Site;

/// <summary>An entry of the navigation.</summary>
/// <param name="Name">The text.</param>
/// <param name="Href">The page, from the folder of the navigation's file; <see langword="null"/> for a group without a page.</param>
/// <param name="Items">The entries below it.</param>
internal sealed record TocItem(string Name, string? Href, IReadOnlyList<TocItem>? Items = null)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the file <c>toc.yml</c>. JSON is YAML too.</summary>
    public static string Write(IEnumerable<TocItem> items) => JsonSerializer.Serialize(items, Options) + "\n";
}
