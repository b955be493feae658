using WeChatPay.Cli.Operations;
using WeChatPay.Cli.Terminal;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Assistants;

/// <summary>Finds callbacks by the event that an argument names.</summary>
internal static class CallbackEvents
{
    /// <summary>Finds the callbacks.</summary>
    /// <param name="argument">The name of the argument, for the message.</param>
    /// <param name="name">The event.</param>
    /// <exception cref="MisuseException">The event is not documented.</exception>
    public static IReadOnlyList<DocumentedCallback> Find(string argument, string name)
    {
        if (OperationPaths.FindCallbacks(name) is { Count: > 0 } callbacks)
            return callbacks;
        var near = OperationPaths.FindNearestEvents(name);
        throw new MisuseException(near.Count > 0
            ? Message.Format($"{argument} is not a documented event. The nearest are {Message.Join(near)}.")
            : Message.Format($"{argument} is not a documented event. search_operations finds events by words."));
    }
}
