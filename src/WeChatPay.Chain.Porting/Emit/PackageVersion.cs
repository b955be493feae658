using System.Reflection;

namespace WeChatPay.Porting.Emit;

/// <summary>The version of the packages that ported programs reference.</summary>
internal static class PackageVersion
{
    /// <summary>Gets the porter's own version: all packages have the same, and <c>*</c> does not take a version before the first release.</summary>
    public static string Own { get; } =
        typeof(PackageVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
