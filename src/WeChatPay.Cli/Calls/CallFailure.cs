using WeChatPay.Cli.Profiles;
using WeChatPay.Cli.Terminal;

namespace WeChatPay.Cli.Calls;

/// <summary>Tells why a command that calls WeChat Pay has no response to show.</summary>
internal static class CallFailure
{
    /// <summary>Whether an exception says what a user can mend, or what happened to the call.</summary>
    public static bool IsKnown(Exception problem) =>
        problem is ArgumentException or MisuseException or ProfileException or WeChatPayException;

    /// <summary>Writes the reason.</summary>
    /// <returns>The exit code: <see cref="Tool.Failed"/>, or <see cref="Tool.Misused"/> when nothing was sent.</returns>
    public static async Task<int> TellAsync(Exception problem, TextWriter error)
    {
        await error.WriteLineAsync(problem is ProfileException ? Message.Format($"{problem.Message} Nothing was sent.") : LibraryMessage.Tell(problem));
        return problem is ArgumentException or MisuseException or ProfileException or WeChatPayNotConfiguredException ? Tool.Misused : Tool.Failed;
    }
}
