using WeChatPay.Basics;

namespace WeChatPay.Pipeline;

/// <summary>The named handlers between a call and the wire, outermost first, as in the PHP SDK.</summary>
/// <remarks>A new client's handlers, from the call to the wire: <c>sink</c>, <c>retry</c>, <c>verifier</c>, <c>http_errors</c>,
/// <c>allow_redirects</c>, <c>signer</c>, <c>hosts</c>, <c>debug</c>, and innermost the transport (names: <see cref="HandlerNames"/>).
/// With <see cref="WeChatPayOptions.EncryptSensitiveFields"/>, <c>sensitive_fields</c> comes before <c>retry</c>; with
/// <see cref="WeChatPayOptions.Standby"/>, <c>standby</c> comes behind <c>http_errors</c>. A call in flight keeps the handlers that it began with.
/// To change one call only, pass a <see cref="Clone"/> as its option <c>handler</c>. Mutable and thread-safe.</remarks>
public sealed partial class HandlerStack
{
    private readonly Lock _gate = new();
    private readonly CallHandler _innermost;
    private Entry[] _entries;
    private CallHandler? _resolved;

    /// <summary>Makes a stack without handlers.</summary>
    /// <param name="innermost">Sends the request.</param>
    public HandlerStack(CallHandler innermost)
        : this(innermost, [])
    {
    }

    private HandlerStack(CallHandler innermost, Entry[] entries)
    {
        ArgumentNullException.ThrowIfNull(innermost);
        _innermost = innermost;
        _entries = entries;
    }

    /// <summary>Gets the names of the handlers, outermost first; an empty text for a handler without a name.</summary>
    public IReadOnlyList<string> Names => [.. Volatile.Read(ref _entries).Select(static entry => entry.Name)];

    /// <summary>Tells whether there is a handler of a name.</summary>
    public bool Contains(string name) => Array.Exists(Volatile.Read(ref _entries), entry => entry.Name == name);

    /// <summary>Adds a handler next to the wire.</summary>
    /// <param name="handler">Takes the next handler, and returns a handler that calls it.</param>
    /// <param name="name">The name to find it by.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public HandlerStack Push(Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, entries => entries.Length);

    /// <summary>Adds a handler next to the call.</summary>
    /// <inheritdoc cref="Push"/>
    public HandlerStack Unshift(Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, _ => 0);

    /// <summary>Adds a handler before another one: nearer to the call.</summary>
    /// <param name="findName">The name of the other handler.</param>
    /// <param name="handler">Takes the next handler, and returns a handler that calls it.</param>
    /// <param name="name">The name of the new handler.</param>
    /// <exception cref="ArgumentException">There is no such handler, or the new name is taken.</exception>
    public HandlerStack Before(string findName, Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, entries => Find(entries, findName));

    /// <summary>Adds a handler behind another one: nearer to the wire.</summary>
    /// <inheritdoc cref="Before"/>
    public HandlerStack After(string findName, Func<CallHandler, CallHandler> handler, string name = "") =>
        Insert(handler, name, entries => Find(entries, findName) + 1);

    /// <summary>Removes a handler.</summary>
    /// <exception cref="ArgumentException">There is no such handler, so a misspelt <c>verifier</c> is noticed.</exception>
    public HandlerStack Remove(string name) => Change(entries =>
    {
        var index = Find(entries, name);
        return [.. entries.AsSpan(0, index), .. entries.AsSpan(index + 1)];
    });

    /// <summary>Replaces a handler under the same name, for example to sign elsewhere.</summary>
    /// <param name="name">The name of the handler to replace.</param>
    /// <param name="handler">Takes the next handler, and returns a handler that calls it.</param>
    /// <exception cref="ArgumentException">There is no such handler.</exception>
    public HandlerStack Replace(string name, Func<CallHandler, CallHandler> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        return Change(entries =>
        {
            var index = Find(entries, name);
            return [.. entries.AsSpan(0, index), new Entry(name, handler), .. entries.AsSpan(index + 1)];
        });
    }

    /// <summary>Makes a copy that can be changed on its own.</summary>
    public HandlerStack Clone() => new(_innermost, Volatile.Read(ref _entries));

    /// <summary>Lists the names, from the call to the wire.</summary>
    public override string ToString() => $"call → {string.Join(" → ", Names.Select(name => name.Length == 0 ? "(no name)" : name))} → wire";

    /// <summary>Gives the outermost handler, which calls all the others.</summary>
    internal CallHandler Resolve() => Volatile.Read(ref _resolved) ?? Compose();

    private CallHandler Compose()
    {
        lock (_gate)
        {
            var handler = _innermost;
            for (var i = _entries.Length - 1; i >= 0; i--)
            {
                handler = _entries[i].Handler(handler)
                    ?? throw new InvalidOperationException($"The handler `{_entries[i].Name}` returned null instead of a handler. Nothing was sent.")
                        .On(HelpPage.Handlers);
            }
            _resolved = handler;
            return handler;
        }
    }

    private HandlerStack Insert(Func<CallHandler, CallHandler> handler, string name, Func<Entry[], int> place)
    {
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(name);
        return Change(entries =>
        {
            if (name.Length > 0 && entries.Any(entry => entry.Name == name))
                throw new ArgumentException($"There is already a handler `{name}` ({this}): replace it, or choose another name.", nameof(name))
                    .On(HelpPage.Handlers);
            var index = place(entries);
            return [.. entries.AsSpan(0, index), new Entry(name, handler), .. entries.AsSpan(index)];
        });
    }

    private HandlerStack Change(Func<Entry[], Entry[]> change)
    {
        lock (_gate)
        {
            _entries = change(_entries);
            _resolved = null;
        }
        return this;
    }

    private int Find(Entry[] entries, string name) =>
        Array.FindIndex(entries, entry => entry.Name == name) is var index and >= 0
            ? index
            : throw new ArgumentException($"There is no handler `{name}`. There are: {this}.", nameof(name)).On(HelpPage.Handlers);

    private sealed record Entry(string Name, Func<CallHandler, CallHandler> Handler);
}
