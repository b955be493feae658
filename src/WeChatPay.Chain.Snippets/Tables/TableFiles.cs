using WeChatPay.Facts;

namespace WeChatPay.Snippets.Tables;

/// <summary>Reads tables of API facts from files.</summary>
internal static class TableFiles
{
    /// <summary>The files of a table in a folder.</summary>
    public const string Pattern = "*.txt";

    /// <summary>Reads a folder with the files of a table, or one file of them.</summary>
    /// <param name="path">The path, which exists.</param>
    /// <exception cref="FormatException">It is not a table.</exception>
    public static OperationTable Read(string path) => OperationTable.Parse(Directory.Exists(path)
        ? string.Join('\n', Directory.EnumerateFiles(path, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText))
        : File.ReadAllText(path));
}
