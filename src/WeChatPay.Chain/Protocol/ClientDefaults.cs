using System.Runtime.InteropServices;

namespace WeChatPay.Protocol;

/// <summary>The defaults of both protocols.</summary>
internal static class ClientDefaults
{
    /// <summary>The limit of a response that is read into memory.</summary>
    public const long MaxResponseBytes = 10 * 1024 * 1024;

    public static readonly Uri BaseUri = new("https://api.mch.weixin.qq.com/");

    /// <summary>Gets the <c>User-Agent</c>: this library, its runtime and system. WeChat Pay refuses requests without one.</summary>
    public static string UserAgent { get; } =
        $"WeChatPay.Chain/{typeof(ClientDefaults).Assembly.GetName().Version!.ToString(3)} "
        + $".NET/{Environment.Version} ({OperatingSystemName()}; {RuntimeInformation.OSArchitecture})";

    // The long description holds a kernel's build date, with characters that no header may have.
    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "other";
}
