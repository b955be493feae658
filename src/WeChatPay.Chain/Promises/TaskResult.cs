using System.Diagnostics.CodeAnalysis;

namespace WeChatPay.Promises;

/// <summary>Reads the result of a task whose type is not known.</summary>
internal static class TaskResult
{
    // What the compiler makes of an `async Task` is a Task of this type.
    private const string Nothing = "System.Threading.Tasks.VoidTaskResult";

    /// <summary>Gives the result of a task that has ended well; <see langword="null"/> when it has none.</summary>
    // Not by `dynamic`, which is not there when code is compiled ahead of time, and which does not see a result of an internal type.
    [DynamicDependency("Result", typeof(Task<>))]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The line above keeps the property of every task.")]
    public static object? Read(Task task) =>
        task.GetType().GetProperty("Result")?.GetValue(task) is { } result && result.GetType().FullName != Nothing ? result : null;
}
