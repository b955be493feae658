namespace WeChatPay.Generator.Reference;

/// <summary>The line below the title that leads to the same page in the other language. A script of the site puts the link into its head too.</summary>
internal static class LanguageSwitch
{
    /// <summary>Writes the line.</summary>
    /// <param name="language">The language of the page.</param>
    /// <param name="target">The relative path of the page in the other language.</param>
    public static string Write(Language language, string target)
    {
        var (here, there) = ($"<span>{language.Name}</span>", Link(language.Other, target));
        return $"<p class=\"languages\">{(language.IsChinese ? $"{there} | {here}" : $"{here} | {there}")}</p>\n\n";
    }

    private static string Link(Language other, string target) => $"<a href=\"{target}\" lang=\"{other.Code}\" hreflang=\"{other.Code}\">{other.Name}</a>";
}
