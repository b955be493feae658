using System.Reflection;

namespace WeChatPay.Analyzers;

/// <summary>Where a rule is explained: on the documentation site, if the build was given its address.</summary>
internal static class HelpLinks
{
    private static readonly string? Site = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(static fact => fact.Key == "SiteUrl")?.Value?.TrimEnd('/');

    public static string? For(string id) => Site is null ? null : $"{Site}/en/analyzers/{id}.html";
}
