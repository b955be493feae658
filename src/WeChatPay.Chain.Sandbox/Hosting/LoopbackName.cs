using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace WeChatPay.Sandbox.Hosting;

/// <summary>The name by which a request was addressed to this server.</summary>
/// <remarks>A caller may write any name into the header <c>Host</c>, and a name of the web may be made to lead to loopback.</remarks>
internal static class LoopbackName
{
    /// <summary>Tells whether a request was addressed to loopback by that name, not by one that somebody else gave it.</summary>
    public static bool IsNamed(HttpRequest request) =>
        request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Gives the address of this server, as the request has it where that is loopback: <c>http://localhost:5000</c>.</summary>
    public static string AddressOf(HttpContext context) => IsNamed(context.Request)
        ? $"{context.Request.Scheme}://{context.Request.Host}"
        : $"{context.Request.Scheme}://{IPAddress.Loopback}:{context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture)}";
}
