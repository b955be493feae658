using System.Reflection;

namespace WeChatPay.Cli.Assistants;

/// <summary>The version of the tool.</summary>
internal static class ToolVersion
{
    // Without the commit, which follows a plus sign.
    public static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
