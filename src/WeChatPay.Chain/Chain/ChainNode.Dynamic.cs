using System.Dynamic;
using System.Linq.Expressions;
using WeChatPay.Basics;
using WeChatPay.Chain;
using WeChatPay.Dynamic;
using WeChatPay.Options;

namespace WeChatPay;

/// <content>A node on a <c>dynamic</c> receiver: each member is a segment, each verb in PHP's case a call.</content>
public partial class ChainNode : IDynamicMetaObjectProvider, IDynamicMembers
{
    private const string Verbs = "get, post, put, patch, delete, getAsync, postAsync, putAsync, patchAsync, deleteAsync "
        + "(or Get, PostAsync … in C# case), and chain(\"…\")";

    IEnumerable<string> IDynamicMembers.MemberNames => [];

    DynamicMetaObject IDynamicMetaObjectProvider.GetMetaObject(Expression parameter) => new MemberBinder(parameter, this);

    object IDynamicMembers.GetMember(string name)
    {
        var segment = SegmentNaming.FromMember(name);
        return new ChainNode(this, segment, segment);
    }

    // An unknown method is never taken for a segment.
    object IDynamicMembers.InvokeMember(string name, object?[] arguments) => name switch
    {
        "get" or "post" or "put" or "patch" or "delete" => Invoke(name, arguments),
        "getAsync" or "postAsync" or "putAsync" or "patchAsync" or "deleteAsync" => InvokeAsync(name, arguments),
        // `await` on a dynamic asks for this method: a node that had it would look like a task that never ends.
        "GetAwaiter" => throw new MissingMethodException(
            $"`{this}` is a path and cannot be awaited: call a verb on it, for example `await instance[\"{this}\"].GetAsync()`.").On(HelpPage.Path),
        _ => throw new MissingMethodException($"`{name}` is neither a verb nor a method of a chain (`{this}`). The verbs: {Verbs}. Nothing was sent.")
            .On(HelpPage.Path),
    };

    private WeChatPayResponse Invoke(string verb, object?[] arguments)
    {
        var (options, token) = ReadArguments(verb, arguments);
        return Run(verb.ToUpperInvariant(), LooseOptions.Read(options), token);
    }

    private ResponsePromise InvokeAsync(string verb, object?[] arguments)
    {
        var (options, token) = ReadArguments(verb, arguments);
        return Start(verb[..^"Async".Length].ToUpperInvariant(), LooseOptions.Read(options), token);
    }

    private static (object? Options, CancellationToken Token) ReadArguments(string verb, object?[] arguments) => arguments switch
    {
        [] => (null, CancellationToken.None),
        [CancellationToken token] => (null, token),
        [var options] => (options, CancellationToken.None),
        [var options, CancellationToken token] => (options, token),
        _ => throw new ArgumentException(
            $"`{verb}` takes the options and, after them, a CancellationToken: {verb}(new {{ json = new {{ … }} }}, cancellationToken). "
            + $"It was given {arguments.Length} arguments. Nothing was sent.").On(HelpPage.Path),
    };
}
