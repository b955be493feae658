using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>The folder of the table, which catalogues are written into.</summary>
internal static class FactsFolder
{
    private const string Pattern = "*.txt";

    /// <summary>Says in what the catalogues differ from the table in the folder, and then writes the table that they give.</summary>
    /// <param name="folder">The folder. It need not exist.</param>
    /// <param name="catalogues">The paths of the catalogues, in any order.</param>
    /// <param name="output">Where the differences go.</param>
    /// <exception cref="FormatException">A catalogue is not one, two of them have one operation, or the folder holds no table. Nothing was written.</exception>
    public static void Update(string folder, IReadOnlyList<string> catalogues, TextWriter output)
    {
        var catalogue = Catalogue.ReadFiles(catalogues);
        var files = TableWriter.Write(catalogue.Operations, catalogue.Callbacks);
        output.Write(TableDiff.Write(Read(folder), OperationTable.Parse(string.Join('\n', files.Values))));
        Folder.Write(folder, Pattern, files);
        output.Write($"{catalogue.Operations.Count} operations and {catalogue.Callbacks.Count} callbacks are in {folder}.\n");
    }

    /// <summary>Reads the table in a folder; an empty one, where the folder is not there.</summary>
    private static OperationTable Read(string folder) => OperationTable.Parse(!Directory.Exists(folder)
        ? ""
        : string.Join('\n', Directory.EnumerateFiles(folder, Pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)));
}
