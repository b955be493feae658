using System.Collections.Frozen;
using System.Text;
using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Hosting;
using WeChatPay.Sandbox.Operations;
using WeChatPay.Sandbox.Responses;

namespace WeChatPay.Sandbox.Site;

/// <summary>Serves the desk: pages without data, which call <c>/_sandbox/</c>. Everything comes from this assembly.</summary>
/// <remarks>Thread-safe.</remarks>
internal static class SitePages
{
    private const string Root = "/desk/";
    private const string Assets = Root + "assets/";

    // Nothing from elsewhere, no inline code, and no other page around it.
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, SitePage> Pages = new[]
    {
        new SitePage(Root, "connect", "Connect", "接入"),
        new SitePage(Root + "orders", "orders", "Orders", "订单"),
        new SitePage(Root + "operations", "operations", "Operations", "接口"),
        new SitePage(Root + "callbacks", "callbacks", "Callbacks", "回调"),
        new SitePage(Root + "journal", "journal", "Journal", "请求日志"),
        new SitePage(CashierLink.Path, "cashier", "Cashier", "收银台"),
    }.ToFrozenDictionary(static page => page.Path, StringComparer.Ordinal);

    /// <summary>Gets the paths of the pages.</summary>
    public static IEnumerable<string> Paths => Pages.Keys;

    /// <summary>Gets the names of the files that the pages load.</summary>
    public static IEnumerable<string> Files => typeof(SitePages).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(SiteFile.Prefix, StringComparison.Ordinal)).Select(static name => name[SiteFile.Prefix.Length..]);

    /// <summary>Serves a request for the pages.</summary>
    /// <returns>Null for other requests.</returns>
    public static Task? Handle(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method))
            return null;
        var page = Pages.GetValueOrDefault(path);
        if (page is null && path is not ("/" or "/desk") && !path.StartsWith(Root, StringComparison.Ordinal))
            return null;
        if (!LoopbackName.IsNamed(context.Request))
            return RefuseAsync(context);
        if (page is not null)
            return WriteAsync(context, "text/html; charset=utf-8", page.Write(context, Pages.Values));
        if (path is "/" or "/desk")
            return Redirect(context);
        var name = path.StartsWith(Assets, StringComparison.Ordinal) ? path[Assets.Length..] : "";
        return Types.TryGetValue(Path.GetExtension(name), out var type) && SiteFile.Read(name) is { } file
            ? WriteAsync(context, type, file)
            : WriteAsync(context, ApiError.Create(404, "NOT_FOUND", $"The desk has no page here. It has {string.Join(", ", Pages.Keys)}. Nothing was done."));
    }

    private static Task Redirect(HttpContext context)
    {
        context.Response.Redirect(Root);
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context) =>
        WriteAsync(context, ApiError.Create(403, "NO_AUTH", "The desk is for this machine: address it as 127.0.0.1 or localhost. Nothing was done."));

    private static Task WriteAsync(HttpContext context, SandboxResponse response)
    {
        context.Response.StatusCode = response.Status;
        return WriteAsync(context, response.ContentType, response.Body);
    }

    private static Task WriteAsync(HttpContext context, string type, string text) => WriteAsync(context, type, Encoding.UTF8.GetBytes(text));

    private static Task WriteAsync(HttpContext context, string type, byte[] body)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-cache";
        headers.Vary = "Accept-Language, Cookie";
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
