namespace WeChatPay.Tests.Support;

/// <summary>Documents that attack a reader's memory or stack.</summary>
internal static class HostileText
{
    private const int TenMegabytes = 10 * 1024 * 1024;

    /// <summary>Gets XML that must be refused, with a name for each fault.</summary>
    public static IEnumerable<(string Name, string Xml)> Xml
    {
        get
        {
            var laughs = string.Concat(
                Enumerable.Range(1, 9).Select(static i => $"<!ENTITY lol{i} \"{string.Concat(Enumerable.Repeat($"&lol{i - 1};", 10))}\">"));
            yield return ("billion laughs", $"<!DOCTYPE xml [<!ENTITY lol0 \"lol\">{laughs}]><xml><a>&lol9;</a></xml>");
            var references = string.Concat(Enumerable.Repeat("&a;", 50_000));
            yield return ("quadratic", $"<!DOCTYPE xml [<!ENTITY a \"{new string('a', 50_000)}\">]><xml><a>{references}</a></xml>");
            yield return ("doctype", "<!DOCTYPE xml><xml><return_code>SUCCESS</return_code></xml>");
            yield return ("external entity", "<!DOCTYPE xml [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xml><a>&e;</a></xml>");
            yield return ("external parameter entity", "<!DOCTYPE xml [<!ENTITY % e SYSTEM \"http://127.0.0.1:1/e.dtd\"> %e;]><xml><a>1</a></xml>");
            yield return ("deep", "<xml>" + string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000)) + "</xml>");
            yield return ("deep and not closed", "<xml>" + string.Concat(Enumerable.Repeat("<a>", 10_000)));
            yield return ("long text", $"<xml><a>{new string('a', TenMegabytes)}</a></xml>");
            yield return ("many fields", "<xml>" + string.Concat(Enumerable.Range(0, 500_000).Select(static i => $"<a{i:D6}>1</a{i:D6}>")) + "</xml>");
            yield return ("a long list", "<xml>" + string.Concat(Enumerable.Repeat("<sign>A</sign>", 700_000)) + "</xml>");
            yield return ("longer than the limit", $"<xml><a>{new string('a', Transformer.MaxLength)}</a></xml>");
        }
    }

    /// <summary>Gets JSON of 10 MB or 10,000 levels, with a name for each fault.</summary>
    public static IEnumerable<(string Name, string Json)> Json
    {
        get
        {
            yield return ("deep lists", new string('[', 10_000) + new string(']', 10_000));
            yield return ("deep objects", string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000));
            yield return ("deep and not closed", new string('[', TenMegabytes));
            yield return ("long text", $"{{\"a\":\"{new string('a', TenMegabytes)}\"}}");
            yield return ("a long number", $"{{\"a\":{new string('9', TenMegabytes)}}}");
            yield return ("a long list", $"[{string.Concat(Enumerable.Repeat("1,", TenMegabytes / 2))}1]");
        }
    }
}
