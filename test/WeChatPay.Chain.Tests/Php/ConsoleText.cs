namespace WeChatPay.Tests.Php;

/// <summary>What a piece of code writes to the console. The console is one for all: fixtures that use this do not run in parallel.</summary>
internal static class ConsoleText
{
    internal static string Of(Action code)
    {
        var before = Console.Out;
        using var text = new StringWriter();
        Console.SetOut(text);
        try
        {
            code();
            return text.ToString();
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
