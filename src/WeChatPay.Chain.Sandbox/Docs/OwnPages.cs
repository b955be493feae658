using Microsoft.AspNetCore.Http;
using WeChatPay.Sandbox.Hosting;

namespace WeChatPay.Sandbox.Docs;

/// <summary>Recognises requests of this server's own pages. Only those need no signature.</summary>
/// <remarks>A page of the web cannot set the header of <see cref="IsOwnCall"/> without asking first, which is refused; a name that was made to lead to loopback
/// is not this server's.</remarks>
internal static class OwnPages
{
    /// <summary>The header that only a page of this server can send.</summary>
    public const string Header = "Sandbox-Try";

    /// <summary>Tells whether a request was addressed to loopback by that name, not by one that somebody else gave it.</summary>
    public static bool IsAddressedToLoopback(HttpRequest request) => LoopbackName.IsNamed(request);

    /// <summary>Tells whether a call comes from a page of this server.</summary>
    public static bool IsOwnCall(HttpRequest request) => request.Headers.ContainsKey(Header) && !IsForeignPage(request);

    /// <summary>Tells whether a call comes from a page of the web, or was addressed by a name that somebody else gave. A program has no origin.</summary>
    public static bool IsForeignPage(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return !IsAddressedToLoopback(request)
            || (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}")
            || site is not ("" or "same-origin" or "none");
    }
}
