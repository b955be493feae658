using System.CommandLine;
using WeChatPay.Cli.Assistants;

namespace WeChatPay.Cli.Commands;

/// <summary><c>wechatpay skill</c>: prints the rules for an assistant that writes code with the library.</summary>
internal static class SkillCommand
{
    public static Command Create()
    {
        var command = new Command("skill", Message.Of("Prints rules for assistants that write code with the library: wechatpay skill > SKILL.md."));
        command.SetAction(static line => line.InvocationConfiguration.Output.Write(SkillText.Read()));
        return command;
    }
}
