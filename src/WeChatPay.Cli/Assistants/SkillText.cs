namespace WeChatPay.Cli.Assistants;

/// <summary>The skill: rules for an assistant that writes code with the library.</summary>
internal static class SkillText
{
    public const string Uri = "wechatpay://skill";

    public static string Read() => ToolText.Read("SKILL.md");
}
