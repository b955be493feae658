using Microsoft.CodeAnalysis;

namespace WeChatPay.Tests.House;

/// <summary>The assemblies that this test run is made of: ours, the packages and the framework.</summary>
internal static class AssemblyFiles
{
    private static readonly Dictionary<string, string> Paths =
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(static path => Path.GetFileNameWithoutExtension(path), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(static paths => paths.Key, static paths => paths.First(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives all of them to a compiler.</summary>
    /// <param name="except">Those to leave out, by name.</param>
    public static IEnumerable<MetadataReference> References(params string[] except) =>
        Paths.Where(one => !except.Contains(one.Key)).Select(static one => MetadataReference.CreateFromFile(one.Value));

    /// <summary>Gives the path of one.</summary>
    /// <param name="name">Its name, without <c>.dll</c>.</param>
    public static string PathOf(string name) => Paths[name];
}
