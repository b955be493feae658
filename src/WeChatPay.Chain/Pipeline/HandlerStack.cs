namespace WeChatPay.Pipeline;

/// <summary>The named steps between a call and the wire, outermost first, as in the PHP SDK.</summary>
/// <remarks>A new client's steps, from the call to the wire: <c>sink</c>, <c>verifier</c>, <c>http_errors</c>, <c>allow_redirects</c>,
/// <c>signer</c>, <c>debug</c>; innermost is the transport. With <see cref="WeChatPayOptions.EncryptSensitiveFields"/> <c>sensitive_fields</c> stands before
/// <c>verifier</c>. Mutable and thread-safe: a call in flight keeps the steps it began with.
/// To change one call only, pass a <see cref="Clone"/> as its option <c>handler</c>.</remarks>
public sealed class HandlerStack
{
    private readonly Lock _gate = new();
    private readonly CallHandler _innermost;
    private Step[] _steps;
    private CallHandler? _resolved;

    /// <summary>Makes a stack without steps.</summary>
    /// <param name="innermost">What sends the request.</param>
    public HandlerStack(CallHandler innermost)
        : this(innermost, [])
    {
    }

    private HandlerStack(CallHandler innermost, Step[] steps)
    {
        ArgumentNullException.ThrowIfNull(innermost);
        _innermost = innermost;
        _steps = steps;
    }

    /// <summary>Gets the names of the steps, outermost first; an empty text for a step without a name.</summary>
    public IReadOnlyList<string> Names => [.. Volatile.Read(ref _steps).Select(step => step.Name)];

    /// <summary>Adds a step next to the wire.</summary>
    /// <param name="handler">Takes the next step and gives the one that stands before it.</param>
    /// <param name="name">The name to find it by.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public HandlerStack Push(Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, steps => steps.Length);

    /// <summary>Adds a step next to the call.</summary>
    /// <inheritdoc cref="Push"/>
    public HandlerStack Unshift(Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, _ => 0);

    /// <summary>Adds a step before another one: nearer to the call.</summary>
    /// <param name="findName">The step that is there.</param>
    /// <param name="handler">Takes the next step and gives the one that stands before it.</param>
    /// <param name="name">The name to find the new step by.</param>
    /// <exception cref="ArgumentException">There is no such step, or the new name is taken.</exception>
    public HandlerStack Before(string findName, Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, steps => Find(steps, findName));

    /// <summary>Adds a step behind another one: nearer to the wire.</summary>
    /// <inheritdoc cref="Before"/>
    public HandlerStack After(string findName, Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, steps => Find(steps, findName) + 1);

    /// <summary>Takes a step away.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">There is no such step: a misspelt <c>verifier</c> must not stay in place unseen.</exception>
    public HandlerStack Remove(string name) => Change(steps =>
    {
        var index = Find(steps, name);
        return [.. steps.AsSpan(0, index), .. steps.AsSpan(index + 1)];
    });

    /// <summary>Puts another step in the place of one, under the same name: to sign elsewhere, for instance.</summary>
    /// <param name="name">The step to replace.</param>
    /// <param name="handler">Takes the next step and gives the one that stands before it.</param>
    /// <exception cref="ArgumentException">There is no such step.</exception>
    public HandlerStack Replace(string name, Func<CallHandler, CallHandler> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Change(steps =>
        {
            var index = Find(steps, name);
            return [.. steps.AsSpan(0, index), new Step(name, handler), .. steps.AsSpan(index + 1)];
        });
    }

    /// <summary>Makes a stack of the same steps that can be changed on its own.</summary>
    public HandlerStack Clone() => new(_innermost, Volatile.Read(ref _steps));

    /// <inheritdoc cref="Push"/>
    public HandlerStack push(Func<CallHandler, CallHandler> handler, string name = "") => Push(handler, name);

    /// <inheritdoc cref="Unshift"/>
    public HandlerStack unshift(Func<CallHandler, CallHandler> handler, string name = "") => Unshift(handler, name);

    /// <inheritdoc cref="Before"/>
    public HandlerStack before(string findName, Func<CallHandler, CallHandler> handler, string name = "") => Before(findName, handler, name);

    /// <inheritdoc cref="After"/>
    public HandlerStack after(string findName, Func<CallHandler, CallHandler> handler, string name = "") => After(findName, handler, name);

    /// <inheritdoc cref="Remove"/>
    public HandlerStack remove(string name) => Remove(name);

    /// <inheritdoc cref="Clone"/>
    public HandlerStack clone() => Clone();

    /// <summary>Lists the names, from the call to the wire.</summary>
    public override string ToString() => $"call → {string.Join(" → ", Names.Select(name => name.Length == 0 ? "(no name)" : name))} → wire";

    /// <summary>Gives the outermost step, with all others behind it.</summary>
    internal CallHandler Resolve() => Volatile.Read(ref _resolved) ?? Compose();

    private CallHandler Compose()
    {
        lock (_gate)
        {
            var handler = _innermost;
            for (var i = _steps.Length - 1; i >= 0; i--)
                handler = _steps[i].Handler(handler) ?? throw new InvalidOperationException($"The handler `{_steps[i].Name}` gave null in place of a step.");
            _resolved = handler;
            return handler;
        }
    }

    private HandlerStack Insert(Func<CallHandler, CallHandler> handler, string name, Func<Step[], int> place)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(name);
        return Change(steps =>
        {
            if (name.Length > 0 && steps.Any(step => step.Name == name))
                throw new ArgumentException($"There is a handler `{name}` already ({this}): Replace it, or choose another name.", nameof(name));
            var index = place(steps);
            return [.. steps.AsSpan(0, index), new Step(name, handler), .. steps.AsSpan(index)];
        });
    }

    private HandlerStack Change(Func<Step[], Step[]> change)
    {
        lock (_gate)
        {
            _steps = change(_steps);
            _resolved = null;
        }
        return this;
    }

    private int Find(Step[] steps, string name) =>
        Array.FindIndex(steps, step => step.Name == name) is var index and >= 0
            ? index
            : throw new ArgumentException($"There is no handler `{name}`. There are: {this}.", nameof(name));

    private sealed record Step(string Name, Func<CallHandler, CallHandler> Handler);
}
