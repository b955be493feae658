using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Porting;
using WeChatPay.Porting.Emit;

namespace WeChatPay.Cli.Porting;

/// <summary>Writes the project file of a ported folder.</summary>
internal static partial class ProjectText
{
    private static readonly string Text =
        $$"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Library</OutputType>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>annotations</Nullable>
            <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="WeChatPay.Chain" Version="{{PackageVersion.Own}}" />
            <PackageReference Include="WeChatPay.Chain.Php" Version="{{PackageVersion.Own}}" />
            <Using Include="WeChatPay" />
            <Using Include="WeChatPay.Php" />
            <Using Include="WeChatPay.Php.Functions" Static="true" />
            <Using Include="WeChatPay.Php.Operators" Static="true" />
          </ItemGroup>
        </Project>

        """;

    /// <summary>Names the project after the package of <c>composer.json</c>, which may be beside the folder or in it.</summary>
    public static string FileName(string folder) => Name(folder) + ".csproj";

    public static string Create(PortingOutput output, bool isForWeb)
    {
        var text = Text.ReplaceLineEndings("\n");
        // Callbacks are received, and the log is written, by what ASP.NET Core brings.
        if (isForWeb)
            text = text.Replace(
                "  <ItemGroup>\n",
                "  <ItemGroup>\n    <FrameworkReference Include=\"Microsoft.AspNetCore.App\" />\n",
                StringComparison.Ordinal);
        return output is PortingOutput.Verbatim ? text
            : string.Join('\n', text.Split('\n').Where(static line => !line.Contains("WeChatPay.Php", StringComparison.Ordinal)))
            .Replace("WeChatPay.Chain.Php", "WeChatPay.Chain.OpenApi", StringComparison.Ordinal);
    }

    private static string Name(string folder)
    {
        var full = Path.GetFullPath(folder);
        foreach (var place in (string?[])[full, Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(full))])
        {
            if (place is not null && File.Exists(Path.Combine(place, "composer.json"))
                && ReadName(Path.Combine(place, "composer.json")) is { Length: > 0 } name)
                return name;
        }
        return "Ported";
    }

    private static string? ReadName(string path)
    {
        try
        {
            var package = (string?)JObject.Parse(File.ReadAllText(path))["name"];
            return package is null
                ? null
                : string.Concat(Words().Matches(package.Split('/')[^1]).Select(static word => char.ToUpperInvariant(word.Value[0]) + word.Value[1..]));
        }
        catch (Exception fault) when (fault is JsonException or IOException or InvalidCastException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
