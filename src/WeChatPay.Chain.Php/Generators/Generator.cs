using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace WeChatPay.Php;

/// <summary>PHP's <c>Generator</c>: a function that gives values one at a time and goes on where it stopped. Write the function as
/// <c>async Generator pages(long count) { … await yields(page); … }</c>, and it runs as far as each value is asked for.</summary>
/// <remarks>A generator goes through its values once. Its function begins when the first value is asked for, and runs on the thread that asks: nothing in it
/// is asynchronous, and <c>await</c> takes only <see cref="Operators.yields(object?)"/> and <see cref="Operators.yieldsFrom"/>.
/// Mutable: use it from one thread at a time. Source: https://www.php.net/manual/class.generator.php.</remarks>
[AsyncMethodBuilder(typeof(GeneratorBuilder))]
[SuppressMessage("Naming", "CA1710", Justification = "The name is PHP's.")]
public class Generator : IEnumerable<object?>
{
    private IAsyncStateMachine? _machine;
    private Yielded? _at;
    private Generator? _inner;
    private Generator? _outer;
    private object? _key;
    private object? _value;
    private object? _returned;
    private Exception? _failure;
    private long _nextKey;
    private bool _isStarted;
    private bool _hasYielded;
    private bool _hasReturned;
    private bool _isAtFirst;
    private bool _isRunning;

    internal Generator()
    {
    }

    /// <summary>Gets or sets whether the generator ends with the loop that goes through it, because nothing else holds it.</summary>
    internal bool EndsWithLoop { get; set; }

    /// <summary>Gets the value that the generator stands at.</summary>
    /// <returns>The value; null behind the last one.</returns>
    public dynamic? current()
    {
        Start();
        return _machine is null ? null : _inner is { } inner ? inner.current() : _value;
    }

    /// <summary>Gets the key of the value that the generator stands at.</summary>
    /// <returns>The key: that of <c>yields(key, value)</c>, or a number counted from 0; null behind the last value.</returns>
    public dynamic? key()
    {
        Start();
        return _machine is null ? null : _inner is { } inner ? inner.key() : _key;
    }

    /// <summary>Goes on to the next value.</summary>
    public void next()
    {
        Start();
        Resume(null, null);
    }

    /// <summary>Tells whether the generator stands at a value.</summary>
    public bool valid()
    {
        Start();
        return _machine is not null;
    }

    /// <summary>Goes to the first value, which is possible until the generator goes on behind it.</summary>
    /// <exception cref="Exception">The generator has gone on.</exception>
    public void rewind()
    {
        Start();
        if (!_isAtFirst)
            throw new InvalidGeneratorException("Cannot rewind a generator that was already run");
    }

    /// <summary>Goes on, and makes the value what <c>await yields(…)</c> gives inside of the generator.</summary>
    /// <returns>The value that the generator stands at then; null at its end.</returns>
    public dynamic? send(object? value)
    {
        Start();
        Resume(Operators.copy(value), null);
        return current();
    }

    /// <summary>Goes on, and throws the exception inside of the generator, where it stands.</summary>
    /// <returns>The value that the generator stands at then; null at its end.</returns>
    /// <exception cref="Exception">The generator does not catch the exception, or has ended.</exception>
    public dynamic? @throw(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        Start();
        if (_machine is null)
            ExceptionDispatchInfo.Capture(exception).Throw();
        Resume(null, exception);
        return current();
    }

    /// <summary>Gets the value that the generator has returned.</summary>
    /// <exception cref="Exception">The generator has not returned.</exception>
    public dynamic? getReturn()
    {
        Start();
        return _hasReturned ? _returned : throw new InvalidGeneratorException("Cannot get return value of a generator that hasn't returned");
    }

    /// <summary>Goes through the values: <c>foreach (var value in generator)</c>.</summary>
    /// <exception cref="Exception">The generator has ended, or has gone on behind its first value.</exception>
    public IEnumerator<dynamic?> GetEnumerator()
    {
        foreach (var (_, value) in Entries())
            yield return value;
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes a generator of a sequence of C#.</summary>
    internal static Generator From(IEnumerable<object?> values) => values as Generator ?? FromSequence(values);

    /// <summary>Goes through keys and values.</summary>
    internal IEnumerable<(object? Key, object? Value)> Entries()
    {
        if (_isStarted && _machine is null)
            throw new InvalidGeneratorException("Cannot traverse an already closed generator");
        try
        {
            rewind();
            while (valid())
            {
                yield return ((object?)key(), (object?)current());
                next();
            }
        }
        finally
        {
            if (EndsWithLoop)
                Close();
        }
    }

    internal void Begin(IAsyncStateMachine machine) => _machine = machine;

    internal void Stand(Yielded at) => _at = at;

    internal void Return(object? value)
    {
        _returned = value;
        _hasReturned = true;
    }

    internal void Fail(Exception failure) => _failure = failure;

    private static async Generator FromSequence(IEnumerable<object?> values)
    {
        foreach (var value in values)
            await Operators.yields(value);
    }

    private static async Generator FromArray(PhpArray array)
    {
        foreach (var entry in array.Snapshot())
            await Operators.yields(entry.Key.Value, entry.Value);
    }

    private void Start()
    {
        if (!_isStarted)
        {
            _isStarted = true;
            try
            {
                Run(null, null);
            }
            finally
            {
                _isAtFirst = true;
            }
        }
        else if (_isRunning && !_hasYielded && _inner is null)
            throw new Error("Cannot resume an already running generator");
    }

    private void Resume(object? sent, Exception? thrown)
    {
        if (_outer is not null)
            throw new NotSupportedException("The generator is read by another one, which yields from it: read that one.");
        Run(sent, thrown);
    }

    private void Run(object? sent, Exception? thrown)
    {
        if (_isRunning)
            throw new Error("Cannot resume an already running generator");
        if (_machine is null)
            return;
        _isRunning = true;
        _isAtFirst = false;
        try
        {
            if (_inner is not null && !RunInner(ref sent, ref thrown))
                return;
            while (!Step(sent, thrown))
            {
                (sent, thrown) = (null, null);
                if (Delegate(ref sent, ref thrown))
                    return;
            }
        }
        finally
        {
            _isRunning = false;
        }
    }

    // Whether the generator that this one yields from has ended, and how.
    private bool RunInner(ref object? sent, ref Exception? thrown)
    {
        var inner = _inner!;
        try
        {
            inner.Run(sent, thrown);
            if (inner._machine is not null)
                return false;
            (sent, thrown) = (inner._returned, null);
        }
        catch (Exception failure)
        {
            (sent, thrown) = (null, failure);
        }
        _inner = inner._outer = null;
        return true;
    }

    // Whether the function stands at a value or has ended, and not at a `yield from`.
    private bool Step(object? sent, Exception? thrown)
    {
        var at = _at;
        _at = null;
        at?.Resume(sent, thrown);
        _machine!.MoveNext();
        if (_at is { IsFrom: true })
            return false;
        if (_at is { } yielded)
        {
            _hasYielded = true;
            _value = Operators.copy(yielded.Value);
            _key = yielded.HasKey ? Operators.copy(Values.Scalars.Plain(yielded.Key)) : _nextKey++;
            if (yielded.HasKey && _key is long number && number >= _nextKey)
                _nextKey = number + 1;
            return true;
        }
        (_machine, _key, _value) = (null, null, null);
        if (_failure is { } failure)
            ExceptionDispatchInfo.Capture(failure).Throw();
        return true;
    }

    // Whether the values come from an inner generator from here on. Otherwise the function goes on with its result.
    private bool Delegate(ref object? sent, ref Exception? thrown)
    {
        try
        {
            var inner = Source(_at!.Value);
            inner.Start();
            if (inner._machine is null)
            {
                sent = inner._hasReturned ? inner._returned
                    : throw new Error("Generator passed to yield from was aborted without proper return and is unable to continue");
                return false;
            }
            (_inner, inner._outer) = (inner, this);
            return true;
        }
        catch (Exception failure)
        {
            thrown = failure;
            return false;
        }
    }

    private static Generator Source(object? values) => values switch
    {
        Generator { _isRunning: true } => throw new Error("Impossible to yield from the Generator being currently run"),
        Generator { _outer: not null } => throw new NotSupportedException("Two generators yield from one generator: make one for each."),
        Generator generator => generator,
        not (PhpArray or IDictionary or string) and IEnumerable<object?> sequence => FromSequence(sequence),
        _ => Values.Access.TryArray(values, out var array) ? FromArray(array) : throw new Error("Can use \"yield from\" only with arrays and Traversables"),
    };

    // Runs the `finally` blocks around the place where the generator stands.
    private void Close()
    {
        if (_machine is not { } machine || _isRunning)
            return;
        if (_inner is { EndsWithLoop: true } inner)
            inner.Close();
        _isRunning = true;
        Exception thrown = new GeneratorExit();
        while (_at is { } at)
        {
            _at = null;
            at.Resume(null, thrown);
            machine.MoveNext();
            thrown = new Error("Cannot yield from finally blocks if the generator is being closed before execution is finished");
        }
        (_machine, _key, _value, _inner, _isRunning) = (null, null, null, null, false);
        if (_failure is { } failure and not GeneratorExit)
            ExceptionDispatchInfo.Capture(failure).Throw();
    }
}
