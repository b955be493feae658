namespace WeChatPay.Facts;

/// <summary>How a documented list comes in pages.</summary>
/// <param name="Position">The field of the query that says where a page begins.</param>
/// <param name="Size">The field of the query that says how many items a page has.</param>
/// <param name="Items">The field of the response that has the items.</param>
/// <param name="Total">The field of the response that says how many items there are; <see langword="null"/> for none.</param>
/// <param name="NextToken">The field of the response that names the next page; <see langword="null"/> where pages are counted.</param>
internal sealed record PageForm(string Position, string Size, string Items, string? Total, string? NextToken)
{
    private const string Offset = "offset";
    private const string Token = "page_token";
    private const string Index = "page_index";

    private static readonly string[] Sizes = ["limit", "page_size"];
    private static readonly string[] Totals = ["total_count", "total_num"];

    /// <summary>Gets whether a page begins at an item, and not at the number of a page.</summary>
    public bool CountsItems => Position == Offset;

    /// <summary>Finds the form of an operation.</summary>
    /// <returns><see langword="null"/> when its response is not a list in pages.</returns>
    public static PageForm? Find(Operation operation)
    {
        var query = operation.Option("query");
        if (operation.Method != "GET" || query is null || FindItems(operation) is not { } items)
            return null;
        var position = Array.Find([Offset, Token, Index], name => query.Find(name) is not null);
        var size = Array.Find(Sizes, name => query.Find(name) is not null);
        var next = position == Token ? FindName(operation, [$"next_{Token}"]) : null;
        return position is null || size is null || (position == Token && next is null)
            ? null
            : new(position, size, items, FindName(operation, Totals), next);
    }

    // Beside its items a response may have other lists.
    private static string? FindItems(Operation operation)
    {
        var lists = operation.Response.Where(static field => field.IsList).ToList();
        return lists.Find(static field => field.Name == "data")?.Name ?? (lists.Count == 1 ? lists[0].Name : null);
    }

    private static string? FindName(Operation operation, string[] names) =>
        Array.Find(names, name => operation.Response.Any(field => field.Name == name));
}
