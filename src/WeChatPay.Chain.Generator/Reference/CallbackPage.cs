using System.Text;
using WeChatPay.Facts;
using WeChatPay.Generator.Code;

namespace WeChatPay.Generator.Reference;

/// <summary>Writes the page of a callback: the fields that a receiver may act on, code that handles it, the whole message, and the reply.</summary>
internal static class CallbackPage
{
    private const string MovedTo = "Moved to /webhook/v3/";

    /// <summary>Writes a page for each language.</summary>
    /// <returns>The texts by path.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Write(
        DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks, PageLayout layout) =>
        Language.All.Select(language => KeyValuePair.Create(layout.PathOf(language, PathOf(callback)), Page(callback, callbacks, layout, language)));

    /// <summary>Names the page. The documentation has no English names, so an English page is named by the event.</summary>
    public static string TitleOf(DocumentedCallback callback, Language language) => language.IsChinese && !IsMoved(callback) ? callback.Name : callback.Event;

    public static string PathOf(DocumentedCallback callback) => $"callbacks/{callback.Protocol}/{callback.Event}.md";

    private static string Page(DocumentedCallback callback, IReadOnlyList<DocumentedCallback> callbacks, PageLayout layout, Language language)
    {
        var fields = CallbackTypeWriter.FieldsOf(callback, callbacks).ToList();
        var page = new StringBuilder($"# {TitleOf(callback, language)}\n\n");
        page.Append(layout.Switch(language, PathOf(callback))).Append(layout.Address(TitleOf(callback, language), callback.Event));
        foreach (var note in Notes(callback, language))
            page.Append($"\n{note}\n");
        page.Append($"\n## {language["Fields to act on", "业务字段"]}\n\n");
        page.Append(language[
            "The fields that are decrypted, or signed in APIv2. The others prove nothing.\n\n", "解密后的字段；APIv2 另有已签名的字段。其余字段不能作为依据。\n\n"]);
        page.Append(FieldTable.Write(language["Field", "字段"], fields, language["No fields are documented.", "文档没有列出字段。"], language));
        page.Append($"\n## {language["Handle it", "处理"]}\n\n");
        page.Append(language[
            "`parser` is a `CallbackParser` with your keys. `rawBody` is the body as it was received, and `headers` its headers.\n\n",
            "`parser` 是配置了密钥的 `CallbackParser`；`rawBody` 是原样收到的请求体，`headers` 是请求头。\n\n"]);
        page.Append($"```csharp\n{CallbackSnippet.Write(callback, fields)}```\n");
        page.Append($"\n## {language["The message", "完整报文"]}\n\n");
        page.Append(FieldTable.Write(language["Message", "请求参数"], callback.Request, language["It has that of its newer name.", "与新名称的报文相同。"], language));
        page.Append($"\n## {language["The reply", "应答"]}\n\n");
        page.Append(FieldTable.Write(language["Reply", "应答参数"], callback.Reply, language["The reply has no body.", "应答没有内容。"], language));
        return page.ToString();
    }

    private static IEnumerable<string> Notes(DocumentedCallback callback, Language language)
    {
        if (callback.IsBrand)
            yield return language["Protocol: APIv3, JSON, sent to a brand under the brand's API key.", "协议：APIv3，JSON，发送给品牌，以品牌 API 密钥加密。"];
        else
            yield return callback.Protocol == "v2" ? language["Protocol: APIv2, XML.", "协议：APIv2，XML。"] : language["Protocol: APIv3, JSON.", "协议：APIv3，JSON。"];
        if (IsMoved(callback))
            yield return language[$"It is the older name of `{callback.Name[MovedTo.Length..]}`.", $"这是 `{callback.Name[MovedTo.Length..]}` 的旧名称。"];
        else if (!language.IsChinese)
            yield return $"WeChat Pay's documentation calls it {callback.Name}.";
        if (callback.RequiredIsInferred)
            yield return OperationPage.DescribeInferred(language);
        var forms = CallbackKeys.Default.Find(callback.Protocol, callback.Event);
        var either = string.Join(language["; or ", "；或 "], forms.Select(form => string.Join(language[", ", "、"], form.Select(static name => $"`{name}`"))));
        if (either.Length > 0)
            yield return language[$"Two deliveries are the same callback when these are equal: {either}.", $"以下字段相同，即为同一条回调通知：{either}。"];
    }

    private static bool IsMoved(DocumentedCallback callback) => callback.Name.StartsWith(MovedTo, StringComparison.Ordinal);
}
