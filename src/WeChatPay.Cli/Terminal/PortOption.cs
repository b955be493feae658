using System.CommandLine;

namespace WeChatPay.Cli.Terminal;

/// <summary>An option that takes a port of this machine.</summary>
internal static class PortOption
{
    /// <param name="name">The name of the option.</param>
    /// <param name="description">What listens there.</param>
    /// <param name="example">A port for the message about another value.</param>
    public static Option<int> Create(string name, string description, int example)
    {
        var port = new Option<int>(name) { Description = Message.Format($"{description}, 1 to 65535. Default: 0, any free port."), HelpName = "N" };
        port.Validators.Add(given =>
        {
            // The parser has refused text that is not a number.
            if (given.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number is < 0 or > 65535)
                given.AddError(Message.Format(
                    $"{name} {text} is not a TCP port. Write a number from 1 to 65535, for example {name} {example}; 0 takes any free port."));
        });
        return port;
    }
}
