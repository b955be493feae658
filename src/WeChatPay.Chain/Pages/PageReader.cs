using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Facts;
using WeChatPay.Util;

namespace WeChatPay.Pages;

/// <summary>Reads a list page by page.</summary>
/// <remarks>Immutable and thread-safe: each enumeration reads the list from its beginning.</remarks>
internal sealed class PageReader
{
    private readonly PageForm _form;
    private readonly string _path;
    private readonly RequestOptions _options;
    private readonly List<KeyValuePair<string, object?>> _query;
    private readonly Func<RequestOptions, CancellationToken, Task<WeChatPayResponse>> _get;

    /// <param name="form">How the list comes in pages.</param>
    /// <param name="path">The path, for messages.</param>
    /// <param name="options">The options of every call. Their query says where to begin and how many items a page has.</param>
    /// <param name="get">Makes a call.</param>
    /// <exception cref="ArgumentException">The query is text, or lacks the number of the first page.</exception>
    public PageReader(PageForm form, string path, RequestOptions options, Func<RequestOptions, CancellationToken, Task<WeChatPayResponse>> get)
    {
        (_form, _path, _options, _get) = (form, path, options, get);
        if (!LooseObject.TryRead(options.Query ?? new Dictionary<string, object?>(), out var query))
            throw Refuse($"The option `query` of {path} is text: give names and values, so that `{form.Position}` can be set for each page.");
        _query = query;
        // The documentation does not say whether the first page is 0 or 1.
        if (!form.CountsItems && form.NextToken is null && !query.Exists(entry => entry.Key == form.Position))
            throw Refuse($"The option `query` of {path} lacks `{form.Position}`: give the number of the first page.");
    }

    /// <summary>Reads the items of all pages.</summary>
    public async IAsyncEnumerable<JToken> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (position, count, before) = (Given(_form.Position), 0L, default(JArray));
        while (true)
        {
            var response = await _get(_options with { Query = QueryAt(position) }, cancellationToken).ConfigureAwait(false);
            var page = response.Json;
            var items = page[_form.Items] as JArray ?? [];
            RequireProgress(items, before);
            foreach (var item in items)
                yield return item;
            count += items.Count;
            if (Next(page, items.Count, position, count) is not { } next)
                yield break;
            (position, before) = (next, items);
        }
    }

    // The position of the next page; null behind the last one.
    private string? Next(JToken page, int onPage, string? position, long count)
    {
        if (_form.NextToken is { } name)
            return (string?)page[name] is { Length: > 0 } token && token != position ? token : null;
        if (onPage == 0)
            return null;
        var start = Number(position) ?? 0;
        var isLast = _form.Total is { } total && page[total] is JValue { Value: not null } all
            ? (_form.CountsItems ? start + onPage : count) >= (long)all
            : Number(Given(_form.Size)) is { } size && onPage < size;
        return isLast ? null : (start + (_form.CountsItems ? onPage : 1)).ToString(CultureInfo.InvariantCulture);
    }

    // A server that does not look at the position would give the same page without end.
    private void RequireProgress(JArray items, JArray? before)
    {
        if (before is { Count: > 0 } && JToken.DeepEquals(items, before))
            throw new InvalidOperationException($"GET {_path} gave the same page twice, so the list was not read to its end.").On(HelpPage.Responses);
    }

    private Dictionary<string, object?> QueryAt(string? position)
    {
        var query = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in _query)
            query[name] = value;
        query[_form.Position] = position ?? (_form.CountsItems ? "0" : null);
        return query;
    }

    private string? Given(string name) => _query.Find(entry => entry.Key == name).Value is { } value ? ScalarText.TryFormat(value) : null;

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static ArgumentException Refuse(string why) => new ArgumentException($"{why} Nothing was sent.").On(HelpPage.Options);
}
