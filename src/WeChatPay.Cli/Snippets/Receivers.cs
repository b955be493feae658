using WeChatPay.Calls;
using WeChatPay.Chain;
using WeChatPay.Configuration;
using WeChatPay.Digests;
using WeChatPay.Documented;
using WeChatPay.Downloads;
using WeChatPay.Json;
using WeChatPay.Options;
using WeChatPay.Promises;
using WeChatPay.Protocol;
using WeChatPay.Requests;
using WeChatPay.Responses;
using WeChatPay.Sinks;
using WeChatPay.Validation;

namespace WeChatPay.Cli.Snippets;

// Public, since the code of snippets is compiled against them and lies in assemblies of its own.

/// <summary><c>instance</c> for code that is written for the static type: <c>["…"]</c>, <c>chain("…")</c>, bare lambdas.</summary>
/// <remarks>Thread-safe.</remarks>
public static class StaticReceiver
{
    /// <summary>Gets the client of the snippet that asks.</summary>
    public static WeChatPayClient instance => SnippetScope.GetCurrent().Client;
}

/// <summary><c>instance</c> for code that walks by names: <c>instance.v3.hirePowerBank</c>.</summary>
/// <remarks>Thread-safe.</remarks>
public static class DynamicReceiver
{
    /// <summary>Gets the client of the snippet that asks.</summary>
    public static dynamic instance => SnippetScope.GetCurrent().Client;
}

/// <summary>Stands in a snippet for <see cref="WeChatPay.Builder"/>: pasted code that configures a client of its own gets the one that the command line chose.</summary>
/// <remarks>Thread-safe.</remarks>
public static class ReadyBuilder
{
    /// <summary>Gives the run's client, whatever is asked for.</summary>
    /// <param name="config">Not looked at.</param>
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
