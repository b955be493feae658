namespace WeChatPay.Sandbox.Operations;

/// <summary>The address of the page on which an order is paid in a browser. An <c>h5_url</c> is this address; a <c>code_url</c> has the same
/// <c>pr</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="server">Gets the address of the server over HTTP: a browser does not trust its certificate.</param>
internal sealed class CashierLink(Func<Uri> server)
{
    /// <summary>The path of the page.</summary>
    public const string Path = "/cashier";

    /// <summary>Gives the address for an order. It has a query, so that a shop can append <c>&amp;redirect_url=…</c> as it does at WeChat Pay.</summary>
    public string Of(Resource order) => $"{server().GetLeftPart(UriPartial.Authority)}{Path}?pr={order.CashierToken}";
}
