namespace WeChatPay.Cli.Profiles;

/// <summary>The folders of the tool's files: the XDG folders, on Windows AppData.</summary>
internal static class UserFolders
{
    private const string Own = "wechatpay";

    /// <summary>Gets the folder of files that the user writes: <c>$XDG_CONFIG_HOME/wechatpay</c>, <c>~/.config/wechatpay</c>.</summary>
    public static string Configuration => Find("XDG_CONFIG_HOME", ".config", Environment.SpecialFolder.ApplicationData);

    /// <summary>Gets the folder of files that the tool writes: <c>$XDG_STATE_HOME/wechatpay</c>, <c>~/.local/state/wechatpay</c>.</summary>
    public static string State => Find("XDG_STATE_HOME", Path.Combine(".local", "state"), Environment.SpecialFolder.LocalApplicationData);

    // XDG Base Directory Specification 0.8: a relative path in the variable must be ignored.
    private static string Find(string variable, string below, Environment.SpecialFolder onWindows)
    {
        var set = Environment.GetEnvironmentVariable(variable);
        var folder = Path.IsPathFullyQualified(set ?? "") ? set!
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(onWindows)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), below);
        return Path.Combine(folder, Own);
    }
}
