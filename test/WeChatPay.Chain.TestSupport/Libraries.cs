using System.Reflection;
using System.Runtime.Versioning;

namespace WeChatPay.Tests.Support;

/// <summary>The libraries that the tests run against.</summary>
internal static class Libraries
{
    /// <summary>Gets whether they are those for .NET Standard 2.0: see <c>TestNetStandard</c> in build.cake.</summary>
    public static bool AreNetStandard { get; } = typeof(WeChatPayClient).Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName
        .StartsWith(".NETStandard", StringComparison.Ordinal);
}
