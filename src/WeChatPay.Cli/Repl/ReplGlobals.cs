namespace WeChatPay.Cli.Repl;

/// <summary>The variables that the prompt declares. Public, because inputs are compiled into assemblies of their own.</summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="client">Where calls go.</param>
public sealed class ReplGlobals(WeChatPayClient client)
{
    /// <summary>Gets the client by its static type: for bare lambdas and interpolated paths.</summary>
    public WeChatPayClient client { get; } = client;

    /// <summary>Gets the client as <c>dynamic</c>: every member is a segment of the path.</summary>
    public dynamic instance => client;
}
