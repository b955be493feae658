using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Completes the site that docfx has built, and checks it.</summary>
internal static class BuiltSite
{
    private const int MostShown = 50;

    /// <summary>Writes the search indexes, and tells what is wrong with the links.</summary>
    /// <param name="site">The folder of the site.</param>
    /// <param name="output">For the result.</param>
    /// <param name="errors">For the faults.</param>
    /// <returns>The exit code: 1 for a site with a fault.</returns>
    public static int Finish(string site, TextWriter output, TextWriter errors)
    {
        var pages = BuiltPage.ReadAll(site).ToList();
        Directory.CreateDirectory(Path.Combine(site, "search"));
        foreach (var language in Language.All)
        {
            var index = SearchIndex.Write(pages, language);
            File.WriteAllText(Path.Combine(site, "search", $"{language.Code}.json"), index);
            output.WriteLine($"search/{language.Code}.json has {index.Length:N0} characters.");
        }
        var check = SiteCheck.Read(site, pages);
        var faults = check.FindFaults();
        foreach (var fault in faults.Take(MostShown))
            errors.WriteLine(fault);
        output.WriteLine($"{pages.Count} pages, {check.Links} links, {faults.Count} faults.");
        return faults.Count == 0 ? 0 : 1;
    }
}
