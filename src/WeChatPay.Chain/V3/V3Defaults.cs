using System.Runtime.InteropServices;

namespace WeChatPay.V3;

/// <summary>What every APIv3 request says of itself, unless the user says otherwise.</summary>
internal static class V3Defaults
{
    public static readonly Uri BaseUri = new("https://api.mch.weixin.qq.com/");

    public const string Accept = "application/json, text/plain, application/x-gzip, application/pdf, image/png, image/*;q=0.5";

    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Gets the <c>User-Agent</c> of this library, its runtime and system. WeChat Pay refuses requests without one.</summary>
    public static string UserAgent { get; } =
        $"WeChatPay.Chain/{typeof(V3Defaults).Assembly.GetName().Version!.ToString(3)} .NET/{Environment.Version} ({OperatingSystemName()}; {RuntimeInformation.OSArchitecture})";

    // The long description holds a kernel's build date with characters that no header may carry.
    private static string OperatingSystemName() =>
        OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsLinux() ? "Linux" : "other";
}
