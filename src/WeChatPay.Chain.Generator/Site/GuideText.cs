using System.Text.RegularExpressions;
using WeChatPay.Generator.Reference;

namespace WeChatPay.Generator.Site;

/// <summary>Turns a guide's links between files of the repository into links between pages of the site.</summary>
internal sealed partial class GuideText(Guide guide, Guides guides, LinkedFiles files)
{
    public string Write()
    {
        var lines = guide.Text.Split('\n');
        string? fence = null;
        for (var at = 0; at < lines.Length; at++)
        {
            var mark = FenceMark().Match(lines[at]).Groups[1].Value;
            if (fence is not null)
                fence = mark.StartsWith(fence, StringComparison.Ordinal) ? null : fence;
            else if (mark.Length > 0)
                fence = mark;
            else if (SwitchLine().Match(lines[at]) is { Success: true } line)
                lines[at] = LanguageSwitch.Write(guide.Language, Resolve(line.Groups[1].Value + line.Groups[2].Value)).TrimEnd();
            else
                lines[at] = Links().Replace(lines[at], Rewrite);
        }
        return string.Join('\n', lines);
    }

    private string Rewrite(Match link)
    {
        var target = link.Groups["target"];
        return target.Length == 0 ? link.Value : link.Value[..(target.Index - link.Index)] + Resolve(target.Value);
    }

    private string Resolve(string target)
    {
        var path = target.Split('#')[0];
        if (path.Length == 0 || path.Contains(':', StringComparison.Ordinal))
            return target;
        var source = Normalize($"{Path.GetDirectoryName(guide.Source)}/{Uri.UnescapeDataString(path)}");
        // Pictures lie beside the guides, in the repository and in the site.
        if (files.HasPicture(source))
            return target;
        var page = guides.Find(source)?.Path ?? files.Add(guide.Language, source)
            ?? throw new InvalidOperationException($"{guide.Source} links to `{target}`, which is not in the repository.");
        return PageLayout.Relative(guide.Path, page) + target[path.Length..];
    }

    private static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Replace('\\', '/').Split('/').Where(static segment => segment.Length > 0 && segment != "."))
        {
            if (segment == ".." && segments.Count > 0)
                segments.RemoveAt(segments.Count - 1);
            else
                segments.Add(segment);
        }
        return string.Join('/', segments);
    }

    [GeneratedRegex(@"^[ >]*(`{3,}|~{3,})")]
    private static partial Regex FenceMark();

    [GeneratedRegex(@"^(?:English \| \[简体中文\]\((.+)\)|\[English\]\((.+)\) \| 简体中文)$")]
    private static partial Regex SwitchLine();

    // Code between backticks is matched, so that nothing in it is taken for a link.
    [GeneratedRegex(@"`[^`]*`|\]\((?<target>[^)\s]+)|^\s*\[[^\]]+\]:\s*(?<target>\S+)")]
    private static partial Regex Links();
}
