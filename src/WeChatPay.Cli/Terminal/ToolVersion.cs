using System.Reflection;

namespace WeChatPay.Cli.Terminal;

/// <summary>The version of the tool.</summary>
internal static class ToolVersion
{
    /// <summary>Gets the version with the commit, which follows a plus sign.</summary>
    public static string Full { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Gets the version without the commit.</summary>
    public static string Text { get; } = Full.Split('+')[0];
}
