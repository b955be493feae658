using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Swashbuckle.AspNetCore.SwaggerUI;
using WeChatPay.Sandbox.Responses;
using WeChatPay.Sandbox.Samples;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Serves what needs no signature: the table as OpenAPI, the page that shows it, and the calls of that page.</summary>
/// <remarks>Immutable and thread-safe. Pages are made when they are requested.</remarks>
internal sealed class DocsPages
{
    private const string Page = "/reference";
    private const string Document = "/openapi.json";

    private readonly Func<string?, byte[]> _write;
    private readonly Lazy<byte[]> _document;
    private readonly Lazy<RequestDelegate> _page;
    private readonly TryCalls _calls;

    /// <param name="app">Where the page finds its services.</param>
    /// <param name="options">The merchant and the clock.</param>
    /// <param name="calls">Carries out the calls of the page.</param>
    public DocsPages(IApplicationBuilder app, SandboxOptions options, TryCalls calls)
    {
        _calls = calls;
        _write = tag => OpenApiDocument.Write(new SampleValues(options.Mchid, options.TimeProvider.GetUtcNow(), "example"), TryCalls.Path, tag);
        _document = new Lazy<byte[]>(() => _write(null));
        _page = new Lazy<RequestDelegate>(() => PageOf(app.New()));
    }

    /// <summary>Serves a request for these pages.</summary>
    /// <returns>Null for other requests.</returns>
    public Task? Handle(HttpContext context)
    {
        var path = context.Request.Path;
        if (path.StartsWithSegments(TryCalls.Path, StringComparison.Ordinal))
        {
            if (!TryCalls.IsTarget(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget))
            {
                return WriteAsync(context,
                    ApiError.Create(400, "PARAM_ERROR", $"Write the target as {TryCalls.Path}/v3/…, without dot segments. Nothing was done."));
            }

            return OwnPages.IsOwnCall(context.Request)
                ? _calls.HandleAsync(context)
                : RefuseAsync(context, $"Calls to {TryCalls.Path} are for the page {Page}/ of this sandbox alone.");
        }
        var isPage = path.StartsWithSegments(Page, StringComparison.Ordinal);
        if (!HttpMethods.IsGet(context.Request.Method) || !(isPage || path == Document))
            return null;
        if (!OwnPages.IsAddressedToLoopback(context.Request))
            return RefuseAsync(context, "Address it as 127.0.0.1 or localhost.");
        if (!isPage)
            return WriteAsync(context, 200, "application/json; charset=utf-8", context.Request.Query["tag"].ToString() is { Length: > 0 } tag
                ? _write(tag)
                : _document.Value);
        // A page of the web must not show this page inside of itself, where a click is not the user's own.
        context.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'none'";
        if (path != Page && path != Page + "/")
            return _page.Value(context);
        context.Response.Redirect(Page + "/index.html");
        return Task.CompletedTask;
    }

    private static RequestDelegate PageOf(IApplicationBuilder branch)
    {
        branch.UseSwaggerUI(static page =>
        {
            page.RoutePrefix = Page[1..];
            page.DocumentTitle = "WeChat Pay sandbox";

            // One at a time: a browser takes long over a thousand operations.
            foreach (var tag in OpenApiDocument.Tags)
                page.SwaggerEndpoint($"{Document}?tag={tag}", tag);
            page.SwaggerEndpoint(Document, "everything");
            page.DocExpansion(DocExpansion.List);
            page.DefaultModelsExpandDepth(-1);
            page.EnableFilter();
            page.EnableDeepLinking();
            page.EnableTryItOutByDefault();
            page.UseRequestInterceptor($"(request) => {{ request.headers['{OwnPages.Header}'] = 'page'; return request; }}");
        });
        return branch.Build();
    }

    private static Task RefuseAsync(HttpContext context, string why) => WriteAsync(context, ApiError.Create(403, "NO_AUTH", $"{why} Nothing was done."));

    /// <summary>Writes a response without a signature.</summary>
    public static Task WriteAsync(HttpContext context, SandboxResponse response) => WriteAsync(context, response.Status, response.ContentType, response.Body);

    private static Task WriteAsync(HttpContext context, int status, string contentType, byte[] body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
