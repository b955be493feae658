using System.Dynamic;

namespace WeChatPay;

public partial class ChainNode
{
    private const string Verbs = "get, post, put, patch, delete, getAsync, postAsync, putAsync, patchAsync, deleteAsync (or Get, PostAsync … in C# case), and chain(\"…\")";

    /// <summary>Calls a verb in PHP's case: <c>.postAsync(…)</c>. The ones in C# case are methods of the class.</summary>
    /// <exception cref="MissingMethodException">It is no verb. An unknown method is never taken for a segment.</exception>
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        ArgumentNullException.ThrowIfNull(binder);
        var given = args ?? [];
        result = binder.Name switch
        {
            "get" or "post" or "put" or "patch" or "delete" => Invoke(binder, given, synchronous: true),
            "getAsync" or "postAsync" or "putAsync" or "patchAsync" or "deleteAsync" => Invoke(binder, given, synchronous: false),
            // `await` on a dynamic asks for this method: a chain that answered would look like a task that never ends.
            "GetAwaiter" => throw new MissingMethodException($"`{this}` is a path and cannot be awaited: call a verb on it, for example `await instance[\"{this}\"].GetAsync()`."),
            _ => throw new MissingMethodException($"`{binder.Name}` is neither a verb nor a method of a chain (`{this}`). The verbs: {Verbs}. Nothing was sent."),
        };
        return true;
    }

    private object Invoke(InvokeMemberBinder binder, object?[] args, bool synchronous)
    {
        var (options, token) = ReadArguments(binder.Name, args);
        var verb = synchronous ? binder.Name : binder.Name[..^"Async".Length];
        return synchronous
            ? Send(verb.ToUpperInvariant(), options, token)
            : SendAsync(verb.ToUpperInvariant(), options, token);
    }

    private static (object? Options, CancellationToken Token) ReadArguments(string verb, object?[] args) => args switch
    {
        [] => (null, CancellationToken.None),
        [CancellationToken token] => (null, token),
        [var options] => (options, CancellationToken.None),
        [var options, CancellationToken token] => (options, token),
        _ => throw new ArgumentException($"`{verb}` takes the options and, after them, a CancellationToken: {verb}(new {{ json = new {{ … }} }}, cancellationToken). It was given {args.Length} arguments. Nothing was sent."),
    };
}
