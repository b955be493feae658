using System.Text;

namespace WeChatPay.Generator;

/// <summary>Writes and compares a folder of generated files.</summary>
internal static class Folder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the files and deletes every other file of their kind.</summary>
    /// <param name="folder">The folder. The method creates it when it does not exist.</param>
    /// <param name="pattern">The kind of file: <c>*.txt</c>.</param>
    /// <param name="files">The texts by their path below the folder.</param>
    public static void Write(string folder, string pattern, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        foreach (var path in Names(folder, pattern).Where(path => !files.ContainsKey(path)))
            File.Delete(Path.Combine(folder, path));
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            // An unchanged file keeps its time, so that the next build has nothing to do.
            if (!File.Exists(file) || File.ReadAllText(file) != text)
                File.WriteAllText(file, text, Utf8);
        }
    }

    /// <summary>Lists the files that are missing, left over or changed.</summary>
    /// <inheritdoc cref="Write"/>
    public static IReadOnlyList<string> Differences(string folder, string pattern, IReadOnlyDictionary<string, string> files) =>
        [.. files.Keys.Union(Names(folder, pattern)).Order(StringComparer.Ordinal).Where(path =>
            !files.TryGetValue(path, out var text) || !File.Exists(Path.Combine(folder, path)) || File.ReadAllText(Path.Combine(folder, path)) != text)];

    private static List<string> Names(string folder, string pattern) =>
        Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))]
            : [];
}
