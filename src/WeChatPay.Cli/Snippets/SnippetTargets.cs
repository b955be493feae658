using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Pipeline;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Snippets;

/// <summary>Decides where the calls of snippets go.</summary>
internal interface ISnippetTarget : IAsyncDisposable
{
    /// <summary>Gets the text to show before anything is sent; null for none.</summary>
    string? Announcement { get; }

    /// <summary>Makes the client of one snippet. A snippet that changes its client, for example the handlers, changes no other client.</summary>
    /// <param name="file">The name of the snippet.</param>
    /// <exception cref="ArgumentException">The configuration is incomplete or wrong.</exception>
    WeChatPayClient CreateClient(string file);
}

/// <summary>Sends all calls to the sandbox of the command, whatever host they name. Nothing leaves this machine.</summary>
internal sealed class SandboxTarget(SandboxAccess sandbox, SandboxServer? owned = null, bool allowsEmpty = false) : ISnippetTarget
{
    public string? Announcement => null;

    /// <summary>Starts a sandbox that ends with the target.</summary>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <param name="keys">Which keys the clients have; null for RSA without a brand.</param>
    public static async Task<SandboxTarget> StartAsync(CancellationToken cancellationToken, ShownKeys? keys = null)
    {
        var server = await SandboxServer.StartAsync(cancellationToken: cancellationToken);
        return new(SandboxAccess.To(server, keys), server);
    }

    public WeChatPayClient CreateClient(string file)
    {
        var client = SandboxClient.CreateFull(sandbox, allowsEmpty);
        client.Handlers.Before("signer", KeepHere, "sandbox");
        client.HandlersV2.Before("transform_request", KeepHere, "sandbox");
        return client;
    }

    public ValueTask DisposeAsync() => owned?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Runs before the signer: the option `base_uri` may name another host of WeChat Pay.
    private CallHandler KeepHere(CallHandler next) => (request, cancellationToken) =>
    {
        // A client certificate needs TLS.
        var host = request.Options.Security ? sandbox.SecureBaseUri : sandbox.BaseUri;
        request.Uri = new Uri(host.GetLeftPart(UriPartial.Authority) + request.Uri.PathAndQuery);
        return next(request, cancellationToken);
    };
}

/// <summary>Sends calls to the host of a profile, for its merchant; both are usually real.</summary>
internal sealed class ProfileTarget(Profile profile, bool allowsEmpty = false) : ISnippetTarget
{
    public string Announcement => Message.Format(
        $"Calls go to {profile.Options.BaseUri} for merchant {profile.Options.Mchid ?? Message.Of("(none)")} (profile `{profile.Name}`).");

    public WeChatPayClient CreateClient(string file) =>
        new(allowsEmpty ? profile.Options with { AllowEmptyPathValues = true } : profile.Options);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
