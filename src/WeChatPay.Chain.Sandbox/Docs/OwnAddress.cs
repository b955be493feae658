namespace WeChatPay.Sandbox.Docs;

/// <summary>Builds addresses of this sandbox. A target that came from outside never chooses the host.</summary>
internal static class OwnAddress
{
    /// <summary>Builds an address at a server of this sandbox.</summary>
    /// <param name="server">The server.</param>
    /// <param name="target">Path and query as they are sent. They stay as written, because a signature covers them.</param>
    /// <exception cref="ArgumentException">The target is not a path, or would lead to another host.</exception>
    public static Uri Build(Uri server, string target)
    {
        var written = new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true };
        if (target.StartsWith('/') && Uri.TryCreate(server.GetLeftPart(UriPartial.Authority) + target, written, out var address)
            && address.Authority == server.Authority && address.Scheme == server.Scheme && address.UserInfo.Length == 0)
            return address;
        throw new ArgumentException("The target of a call begins with a slash, and leads to this sandbox. Nothing was sent.", nameof(target));
    }
}
