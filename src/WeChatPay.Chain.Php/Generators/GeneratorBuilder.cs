using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace WeChatPay.Php;

/// <summary>Makes a <see cref="Generator"/> of an <c>async</c> function. Only the compiler calls it.</summary>
/// <remarks>Mutable: use it from one thread at a time.
/// Source: https://learn.microsoft.com/dotnet/csharp/language-reference/proposals/csharp-7.0/task-types.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822", Justification = "The compiler calls these methods on the builder.")]
public sealed class GeneratorBuilder
{
    private GeneratorBuilder()
    {
    }

    /// <summary>Gets the generator.</summary>
    public Generator Task { get; } = new();

    /// <summary>Makes a builder.</summary>
    public static GeneratorBuilder Create() => new();

    /// <summary>Keeps the function, which does not run before a value is asked for.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => Task.Begin(stateMachine);

    /// <summary>Does nothing: the function is kept from the start.</summary>
    public void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>Ends the generator.</summary>
    public void SetResult() => Task.Return(null);

    /// <summary>Ends the generator with an exception.</summary>
    public void SetException(Exception exception) => Task.Fail(exception);

    /// <summary>Stops at a value.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Task.Stand(Yielded.Check(awaiter));

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => Task.Stand(Yielded.Check(awaiter));
}

/// <summary>Makes a <see cref="Generator{TReturn}"/> of an <c>async</c> function. Only the compiler calls it.</summary>
/// <typeparam name="TReturn">The type of the returned value.</typeparam>
/// <remarks>Mutable: use it from one thread at a time.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
[SuppressMessage("Performance", "CA1822", Justification = "The compiler calls these methods on the builder.")]
public sealed class GeneratorBuilder<TReturn>
{
    private GeneratorBuilder()
    {
    }

    /// <summary>Gets the generator.</summary>
    public Generator<TReturn> Task { get; } = new();

    /// <summary>Makes a builder.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "The compiler wants a static method.")]
    public static GeneratorBuilder<TReturn> Create() => new();

    /// <summary>Keeps the function, which does not run before a value is asked for.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => Task.Begin(stateMachine);

    /// <summary>Does nothing: the function is kept from the start.</summary>
    public void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>Ends the generator with the value that it returns.</summary>
    public void SetResult(TReturn result) => Task.Return(result);

    /// <summary>Ends the generator with an exception.</summary>
    public void SetException(Exception exception) => Task.Fail(exception);

    /// <summary>Stops at a value.</summary>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Task.Stand(Yielded.Check(awaiter));

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => Task.Stand(Yielded.Check(awaiter));
}
