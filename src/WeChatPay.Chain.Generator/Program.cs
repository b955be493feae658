using WeChatPay.Facts;
using WeChatPay.Generator;
using WeChatPay.Generator.Code;
using WeChatPay.Generator.Facts;
using WeChatPay.Generator.Reference;
using WeChatPay.Generator.Site;

// facts FOLDER CATALOGUE…  writes the table from catalogues in JSON, gzipped or not, and says what changes
// code FOLDER              writes the typed chain from the table
// check FOLDER             fails when the typed chain in the folder differs from the table
// reference FOLDER         writes the reference pages
// site REPOSITORY FOLDER   writes the sources of the documentation site, which docfx builds
// finish FOLDER            writes the search indexes of the built site, and fails when a link of it leads nowhere
// Run by the targets Facts, Generate, GenerateCheck, Reference and Site of build.cake.
switch (args)
{
    case ["facts", var folder, .. { Length: > 0 } catalogues]:
        try
        {
            FactsFolder.Update(folder, catalogues, Console.Out);
            return 0;
        }
        catch (FormatException error)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    case ["code", var folder]:
        var code = CodeFiles.Write(OperationTable.Default);
        Folder.Write(folder, "*.cs", code);
        Console.WriteLine($"{code.Count} files are in {folder}.");
        return 0;
    case ["check", var folder]:
        var stale = Folder.Differences(folder, "*.cs", CodeFiles.Write(OperationTable.Default));
        foreach (var file in stale)
            Console.Error.WriteLine($"{folder}/{file} differs from the table. Run `dotnet cake --target=Generate`.");
        return stale.Count == 0 ? 0 : 1;
    case ["reference", var folder]:
        var pages = ReferencePages.Write(OperationTable.Default, PageLayout.Plain);
        Folder.Write(folder, "*.md", pages);
        Console.WriteLine($"{pages.Count} pages are in {folder}; begin with en/{ReferencePages.Index} or zh-CN/{ReferencePages.Index}.");
        return 0;
    case ["site", var repository, var folder]:
        // Given in the environment, as RepositoryUrl is: see Directory.Build.props.
        var sources = SiteSources.Write(repository, OperationTable.Default, Environment.GetEnvironmentVariable("SiteUrl"));
        Folder.Write(folder, "*.md", sources);
        Console.WriteLine($"{sources.Count} sources of the site are in {folder}.");
        return 0;
    case ["finish", var folder]:
        return BuiltSite.Finish(folder, Console.Out, Console.Error);
    default:
        Console.Error.WriteLine(
            "The command is missing or wrong. Write `facts FOLDER CATALOGUE…`, `code FOLDER`, `check FOLDER`, `reference FOLDER`, `site REPOSITORY FOLDER` "
            + "or `finish FOLDER`.");
        return 2;
}
