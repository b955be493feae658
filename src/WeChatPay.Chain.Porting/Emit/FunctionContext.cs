using WeChatPay.Porting.Functions;

namespace WeChatPay.Porting.Emit;

/// <summary>The function that is being written.</summary>
/// <param name="Name">Its name in PHP.</param>
/// <param name="HasValue">Whether it returns a value.</param>
/// <param name="Returns">The kind that it declares to return.</param>
/// <param name="Type">The C# type that it returns; null for a lambda.</param>
/// <param name="Form">How it yields.</param>
internal sealed record FunctionContext(string Name, bool HasValue, PhpKind Returns, string? Type, GeneratorForm Form)
{
    public static readonly FunctionContext None = new("", false, PhpKind.Unknown, null, GeneratorForm.None);

    /// <summary>Gets whether a <c>finally</c> stands around what it yields.</summary>
    public bool HasFinally { get; init; }

    /// <summary>Gets the type that it declares to return.</summary>
    public Tree.TypeName? Declared { get; init; }

    /// <summary>Gets whether other code may change its variables while it waits.</summary>
    public bool HasShared { get; init; }
}
