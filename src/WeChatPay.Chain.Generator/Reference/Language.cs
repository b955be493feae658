namespace WeChatPay.Generator.Reference;

/// <summary>A language of the documentation.</summary>
/// <param name="Code">The code, which is also the name of its folder: <c>zh-CN</c>.</param>
/// <param name="Name">The name in the language itself.</param>
internal sealed record Language(string Code, string Name)
{
    public static Language English { get; } = new("en", "English");

    public static Language Chinese { get; } = new("zh-CN", "简体中文");

    public static IReadOnlyList<Language> All { get; } = [English, Chinese];

    /// <summary>Gets the language that a page's switch leads to.</summary>
    public Language Other => IsChinese ? English : Chinese;

    public bool IsChinese => Code == "zh-CN";

    /// <summary>Chooses the text of this language.</summary>
    public string this[string english, string chinese] => IsChinese ? chinese : english;

    // The text that a record has would name the other language in itself, and so on without an end.
    public override string ToString() => Code;
}
