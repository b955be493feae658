using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Sandboxes;
using WeChatPay.Pipeline;
using WeChatPay.Sandbox;

namespace WeChatPay.Cli.Snippets;

/// <summary>Where the calls of snippets go.</summary>
internal interface ISnippetTarget : IAsyncDisposable
{
    /// <summary>Gets what has to be said before anything is sent; null for nothing.</summary>
    string? Announcement { get; }

    /// <summary>Makes the client of one snippet: what that changes about it, its handlers for instance, concerns no other.</summary>
    /// <param name="file">The name of the snippet.</param>
    /// <exception cref="ArgumentException">A piece of the configuration is missing or wrong.</exception>
    WeChatPayClient CreateClient(string file);
}

/// <summary>A sandbox of the command's own: whatever host a call names, nothing leaves this machine.</summary>
internal sealed class SandboxTarget(SandboxServer sandbox) : ISnippetTarget
{
    public string? Announcement => null;

    public static async Task<SandboxTarget> StartAsync(CancellationToken cancellationToken) => new(await SandboxServer.StartAsync(ct: cancellationToken));

    public WeChatPayClient CreateClient(string file)
    {
        var client = SandboxClient.CreateFull(sandbox);
        client.Handlers.Before("signer", KeepHere, "sandbox");
        client.XmlHandlers.Before("transform_request", KeepHere, "sandbox");
        return client;
    }

    public ValueTask DisposeAsync() => sandbox.DisposeAsync();

    // Before it is signed: the option base_uri leads to other hosts of WeChat Pay's.
    private CallHandler KeepHere(CallHandler next) => (request, cancellationToken) =>
    {
        // A client certificate is shown over TLS only.
        var host = request.Settings.Security ? sandbox.SecureBaseUri : sandbox.BaseUri;
        request.Uri = new Uri(host.GetLeftPart(UriPartial.Authority) + request.Uri.PathAndQuery);
        return next(request, cancellationToken);
    };
}

/// <summary>The merchant and the host of a profile: real ones, as a rule.</summary>
internal sealed class ProfileTarget(Profile profile) : ISnippetTarget
{
    public string Announcement => $"Calls go to {profile.Options.BaseUri} for merchant {profile.Options.Mchid ?? "(none)"}: profile {profile.Name}.";

    public WeChatPayClient CreateClient(string file) => new(profile.Options);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
