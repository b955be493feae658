using System.Globalization;
using WeChatPay.Facts;
using WeChatPay.Snippets.Tables;

namespace WeChatPay.Generator.Facts;

/// <summary>The folder of the table, which catalogues are written into.</summary>
internal static class FactsFolder
{
    private const string Month = "month";

    /// <summary>Says in what the catalogues differ from the table in the folder, and then writes the table that they give.</summary>
    /// <param name="folder">The folder. It need not exist.</param>
    /// <param name="catalogues">The paths of the catalogues, in any order.</param>
    /// <param name="output">Where the differences go.</param>
    /// <param name="clock">Tells the month, which is written too.</param>
    /// <exception cref="FormatException">A catalogue is not one, two of them have one operation, or the folder holds no table. Nothing was written.</exception>
    public static void Update(string folder, IReadOnlyList<string> catalogues, TextWriter output, TimeProvider? clock = null)
    {
        var catalogue = Catalogue.ReadFiles(catalogues);
        var files = TableWriter.Write(catalogue.Operations, catalogue.Callbacks);
        var before = Directory.Exists(folder) ? TableFiles.Read(folder) : OperationTable.Parse("");
        output.Write(TableDiff.Write(before, OperationTable.Parse(string.Join('\n', files.Values))));
        Folder.Write(folder, TableFiles.Pattern, files);
        File.WriteAllText(
            Path.Combine(folder, Month), (clock ?? TimeProvider.System).GetUtcNow().ToString("yyyy-MM", CultureInfo.InvariantCulture) + "\n");
        output.Write($"{catalogue.Operations.Count} operations and {catalogue.Callbacks.Count} callbacks are in {folder}.\n");
    }
}
