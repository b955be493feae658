namespace WeChatPay.Cli.Snippets;

// Public, because snippets are compiled into assemblies of their own that use these types.

/// <summary><c>instance</c> by its static type, for <c>["…"]</c>, <c>chain("…")</c> and bare lambdas.</summary>
/// <remarks>Thread-safe.</remarks>
public static class StaticReceiver
{
    /// <summary>Gets the client of the running snippet.</summary>
    public static WeChatPayClient instance => SnippetScope.GetCurrent().Client;
}

/// <summary><c>instance</c> as <c>dynamic</c>, for names as members: <c>instance.v3.hirePowerBank</c>.</summary>
/// <remarks>Thread-safe.</remarks>
public static class DynamicReceiver
{
    /// <summary>Gets the client of the running snippet.</summary>
    public static dynamic instance => SnippetScope.GetCurrent().Client;
}

/// <summary>Replaces <see cref="WeChatPay.Builder"/> in snippets: pasted code that configures a client gets the client that the command line chose.</summary>
/// <remarks>Thread-safe.</remarks>
public static class ReadyBuilder
{
    /// <summary>Gets the run's client.</summary>
    /// <param name="config">Ignored.</param>
    public static WeChatPayClient Factory(object config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var scope = SnippetScope.GetCurrent();
        scope.AskedForItsOwn = true;
        return scope.Client;
    }

    /// <inheritdoc cref="Factory"/>
    public static WeChatPayClient factory(object config) => Factory(config);
}
