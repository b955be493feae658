using System.Diagnostics.CodeAnalysis;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Compatibility;
using WeChatPay.Documented;
using WeChatPay.Facts;
using WeChatPay.Options;
using WeChatPay.Pages;

namespace WeChatPay;

/// <content>Lists in pages.</content>
public partial class ChainNode
{
    /// <summary>Reads a documented list to its end, page by page: <c>await foreach (var item in client["v3/…"].PagesAsync(new { query = … }))</c>.</summary>
    /// <param name="options">The options of every call. The query may say where to begin (<c>offset</c>, <c>page_token</c>) and how many items a page has
    /// (<c>limit</c>, <c>page_size</c>).</param>
    /// <param name="cancellationToken">Cancels the call that is in flight.</param>
    /// <returns>The items of all pages. A page is requested when its first item is; enumerating again reads the list again.</returns>
    /// <exception cref="ArgumentException">The path is not that of a documented list in pages, or the options are wrong. Nothing was sent.</exception>
    [RequiresUnreferencedCode(ReflectionSwitch.Loose)]
    [RequiresDynamicCode(ReflectionSwitch.Loose)]
    public IAsyncEnumerable<JToken> PagesAsync(object? options, CancellationToken cancellationToken = default) =>
        ReadPages(LooseOptions.Read(options), cancellationToken);

    /// <inheritdoc cref="PagesAsync(object?, CancellationToken)"/>
    public IAsyncEnumerable<JToken> PagesAsync(RequestOptions? options = null, CancellationToken cancellationToken = default) =>
        ReadPages(options ?? new(), cancellationToken);

    /// <summary>Reads a documented list to its end, page by page. It loads the facts.</summary>
    internal IAsyncEnumerable<JToken> ReadPages(RequestOptions options, CancellationToken cancellationToken)
    {
        var path = GetPath(isLabel: true);
        return DocumentedOperation.FindWritten("GET", path) is { } operation && PageForm.Find(operation) is { } form
            ? new PageReader(form, path, options, (page, token) => Start("GET", page, token).AsTask()).ReadAsync(cancellationToken)
            : throw new ArgumentException($"`{path}` is not a documented list in pages: read it by GetAsync. Nothing was sent.").On(HelpPage.Path);
    }
}
