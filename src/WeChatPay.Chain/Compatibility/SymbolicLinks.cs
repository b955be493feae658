namespace WeChatPay.Compatibility;

/// <summary>Follows symbolic links. .NET Standard 2.0 cannot read them.</summary>
internal static class SymbolicLinks
{
#if NETSTANDARD2_0
    /// <summary>What is wrong with a link that <see cref="Follow"/> refuses.</summary>
    public const string Fault = "a symbolic link, which this framework does not follow";

    public static string Follow(string path) =>
        File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0
            ? throw new IOException($"`{path}` is a symbolic link, which this framework does not follow.")
            : path;
#else
    /// <summary>What is wrong with a link that <see cref="Follow"/> refuses.</summary>
    public const string Fault = "a symbolic link that leads in a circle";

    /// <summary>Gives the path that a link leads to in the end; the path itself when it is not a link.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return path;
        }
    }
#endif
}
