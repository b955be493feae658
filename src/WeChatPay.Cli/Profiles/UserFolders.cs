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

namespace WeChatPay.Cli.Profiles;

/// <summary>Where the tool keeps what is the user's: the XDG folders, on Windows those of AppData.</summary>
internal static class UserFolders
{
    private const string Own = "wechatpay";

    /// <summary>Gets the folder of what the user writes: <c>$XDG_CONFIG_HOME/wechatpay</c>, <c>~/.config/wechatpay</c>.</summary>
    public static string Configuration => Of("XDG_CONFIG_HOME", ".config", Environment.SpecialFolder.ApplicationData);

    /// <summary>Gets the folder of what the tool remembers: <c>$XDG_STATE_HOME/wechatpay</c>, <c>~/.local/state/wechatpay</c>.</summary>
    public static string State => Of("XDG_STATE_HOME", Path.Combine(".local", "state"), Environment.SpecialFolder.LocalApplicationData);

    // XDG base directory specification, 0.8: a relative path in the variable is to be ignored.
    private static string Of(string variable, string below, Environment.SpecialFolder onWindows)
    {
        var set = Environment.GetEnvironmentVariable(variable);
        var folder = Path.IsPathFullyQualified(set ?? "") ? set!
            : OperatingSystem.IsWindows() ? Environment.GetFolderPath(onWindows)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), below);
        return Path.Combine(folder, Own);
    }
}
