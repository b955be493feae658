using Microsoft.AspNetCore.Http;

namespace WeChatPay.Sandbox.Site;

/// <summary>The language of the pages: the one that the reader chose, or else the first that the browser asks for.</summary>
internal static class SiteLanguage
{
    public const string English = "en";
    public const string Chinese = "zh-CN";

    /// <summary>The name in a query, and of the cookie that keeps the choice.</summary>
    public const string Name = "lang";

    /// <summary>Finds the language of a request, and keeps one that its query names.</summary>
    public static string Choose(HttpContext context)
    {
        if (Match(context.Request.Query[Name].ToString()) is { } chosen)
        {
            context.Response.Cookies.Append(
                "sandbox-" + Name, chosen, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(365) });
            return chosen;
        }
        return Match(context.Request.Cookies["sandbox-" + Name] ?? "")
            ?? context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(static one => one.Quality ?? 1)
                .Select(static one => Match(one.Value.ToString())).FirstOrDefault(static found => found is not null)
            ?? English;
    }

    private static string? Match(string text) => text.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };
}
